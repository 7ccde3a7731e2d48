data "azurerm_client_config" "current" {}

resource "azurerm_key_vault" "main" {
  name                       = var.short_name
  resource_group_name        = var.resource_group
  location                   = var.location
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "premium"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
    ip_rules       = var.operator_cidrs
  }
}

resource "azurerm_role_assignment" "operator" {
  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = data.azurerm_client_config.current.object_id
}

resource "azurerm_key_vault_key" "main" {
  name         = "data"
  key_vault_id = azurerm_key_vault.main.id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]

  rotation_policy {
    expire_after         = "P2Y"
    notify_before_expiry = "P30D"

    automatic {
      time_before_expiry = "P60D"
    }
  }

  depends_on = [azurerm_role_assignment.operator]
}

resource "azurerm_user_assigned_identity" "data" {
  name                = "${var.name}-data"
  resource_group_name = var.resource_group
  location            = var.location
}

resource "azurerm_role_assignment" "data" {
  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.data.principal_id
}

# The stores are reached from the nodes and from nowhere else.
resource "azurerm_network_security_group" "stores" {
  name                = "${var.name}-stores"
  resource_group_name = var.resource_group
  location            = var.location

  security_rule {
    name                       = "from-nodes"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = var.node_cidr
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["5432", "6380"]
  }

  # The servers of a store also talk to each other.
  security_rule {
    name                       = "among-stores"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = var.store_cidr
    source_port_range          = "*"
    destination_address_prefix = var.store_cidr
    destination_port_range     = "*"
  }

  security_rule {
    name                       = "nothing-else"
    priority                   = 4000
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "stores" {
  for_each = var.store_subnet_ids

  subnet_id                 = each.value
  network_security_group_id = azurerm_network_security_group.stores.id
}

# The service reads its own secrets and nothing else.
resource "vault_policy" "service" {
  name = var.name

  policy = <<-EOT
    path "${var.vault_mount}/data/${var.vault_path}" {
      capabilities = ["read"]
    }
  EOT
}
