output "network_id" {
  description = "Id of the network"
  value       = azurerm_virtual_network.main.id
}

output "node_subnet_id" {
  description = "Subnet of the nodes, with its way out"
  value       = azurerm_subnet_nat_gateway_association.nodes.subnet_id
}

output "node_cidr" {
  description = "Addresses of the nodes"
  value       = azurerm_subnet.nodes.address_prefixes[0]
}

output "store_cidr" {
  description = "Addresses of the subnets of the stores"
  value       = cidrsubnet(var.cidr, 7, 16)
}

output "endpoint_subnet_id" {
  description = "Subnet of private endpoints"
  value       = azurerm_subnet.endpoints.id
}

output "database_subnet_id" {
  description = "Subnet of PostgreSQL"
  value       = azurerm_subnet.database.id
}
