output "cluster_name" {
  description = "Name of the cluster"
  value       = google_container_cluster.main.name
}

output "cluster_endpoint" {
  description = "Address of the cluster"
  value       = "https://${google_container_cluster.main.endpoint}"
}

output "cluster_ca_certificate" {
  description = "Certificate of the cluster, in base64"
  value       = google_container_cluster.main.master_auth[0].cluster_ca_certificate
}

output "storage_class" {
  description = "Storage class of encrypted volumes"
  value       = "standard-rwo"
}
