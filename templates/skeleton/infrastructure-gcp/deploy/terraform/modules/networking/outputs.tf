output "network_id" {
  description = "Id of the network"
  value       = google_compute_network.main.id
}

output "store_network_id" {
  description = "Id of the network, once it is joined with that of the stores"
  value       = google_service_networking_connection.stores.network
}

output "subnet_id" {
  description = "Id of the subnet of the nodes"
  value       = google_compute_subnetwork.nodes.id
}
