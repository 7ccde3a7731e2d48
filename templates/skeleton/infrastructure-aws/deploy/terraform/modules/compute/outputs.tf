output "cluster_name" {
  description = "Name of the cluster"
  value       = aws_eks_cluster.main.name
}

output "cluster_endpoint" {
  description = "Address of the cluster"
  value       = aws_eks_cluster.main.endpoint
}

output "cluster_ca_certificate" {
  description = "Certificate of the cluster, in base64"
  value       = aws_eks_cluster.main.certificate_authority[0].data
}

output "node_security_group_id" {
  description = "Security group of the nodes"
  value       = aws_eks_cluster.main.vpc_config[0].cluster_security_group_id
}

output "storage_class" {
  description = "Storage class of encrypted volumes"
  value       = kubernetes_storage_class_v1.encrypted.metadata[0].name
}
