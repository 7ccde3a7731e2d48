output "namespace" {
  description = "Namespace of the monitoring"
  value       = kubernetes_namespace_v1.observability.metadata[0].name
}

output "prometheus_url" {
  description = "Address of Prometheus within the cluster"
  value       = "http://prometheus-operated.${kubernetes_namespace_v1.observability.metadata[0].name}.svc.cluster.local:9090"
}
