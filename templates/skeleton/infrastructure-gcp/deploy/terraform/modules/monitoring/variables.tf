variable "service" {
  description = "Name of the service"
  type        = string
}

variable "rules" {
  description = "Rule file of Prometheus"
  type        = string
}

variable "alertmanager_config" {
  description = "Configuration of Alertmanager"
  type        = string
}

variable "dashboard" {
  description = "Dashboard of Grafana as JSON"
  type        = string
}

variable "collector_config" {
  description = "Configuration of the OpenTelemetry Collector"
  type        = string
}

variable "jaeger_endpoint" {
  description = "Host and port at which Jaeger takes OTLP over gRPC"
  type        = string
}

variable "storage_class" {
  description = "Storage class of the volume that measurements are kept on"
  type        = string
}

variable "storage_size" {
  description = "Size of that volume"
  type        = string
  default     = "50Gi"
}

variable "retention" {
  description = "How long measurements are kept"
  type        = string
  default     = "30d"
}

variable "portal_token" {
  description = "Token with which Alertmanager sends alerts to the portal"
  type        = string
  sensitive   = true
}

variable "chart_versions" {
  description = "Versions of the Helm charts"
  type = object({
    prometheus         = string
    prometheus_adapter = string
    collector          = string
  })
  default = {
    prometheus         = "72.6.2"
    prometheus_adapter = "5.2.0"
    collector          = "0.156.0"
  }
}
