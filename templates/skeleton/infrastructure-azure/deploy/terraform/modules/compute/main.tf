resource "azurerm_user_assigned_identity" "cluster" {
  name                = "${var.name}-cluster"
  resource_group_name = var.resource_group
  location            = var.location
}

resource "azurerm_role_assignment" "network" {
  scope                = var.subnet_id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_kubernetes_cluster" "main" {
  name                      = var.name
  resource_group_name       = var.resource_group
  location                  = var.location
  dns_prefix                = var.name
  kubernetes_version        = var.kubernetes_version
  automatic_upgrade_channel = "patch"
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  default_node_pool {
    name                        = "main"
    vm_size                     = var.node_size
    vnet_subnet_id              = var.subnet_id
    zones                       = ["1", "2", "3"]
    auto_scaling_enabled        = true
    min_count                   = var.nodes.minimum
    max_count                   = var.nodes.maximum
    temporary_name_for_rotation = "rotation"
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    outbound_type       = "userAssignedNATGateway"
  }

  api_server_access_profile {
    authorized_ip_ranges = var.operator_cidrs
  }

  depends_on = [azurerm_role_assignment.network]
}
