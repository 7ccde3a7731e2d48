output "encryption_key_id" {
  description = "Key that data is encrypted with"
  value       = aws_kms_key.main.arn
}

output "vault_policy" {
  description = "Name of the policy under which the secrets are read"
  value       = vault_policy.service.name
}
