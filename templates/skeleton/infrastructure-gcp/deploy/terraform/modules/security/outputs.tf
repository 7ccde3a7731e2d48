output "encryption_key_id" {
  description = "Key that data is encrypted with"
  value       = google_kms_crypto_key.main.id

  depends_on = [google_kms_crypto_key_iam_member.agents]
}

output "vault_policy" {
  description = "Name of the policy under which the secrets are read"
  value       = vault_policy.service.name
}
