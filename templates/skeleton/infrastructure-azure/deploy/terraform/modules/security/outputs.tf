output "encryption_identity_id" {
  description = "Identity that may use the key"
  value       = azurerm_user_assigned_identity.data.id

  depends_on = [azurerm_role_assignment.data]
}

output "encryption_key_id" {
  description = "Key that data is encrypted with"
  value       = azurerm_key_vault_key.main.id
}

output "vault_policy" {
  description = "Name of the policy under which the secrets are read"
  value       = vault_policy.service.name
}
