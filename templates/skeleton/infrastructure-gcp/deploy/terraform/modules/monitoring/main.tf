resource "kubernetes_namespace_v1" "observability" {
  metadata {
    name = "observability"
  }
}

resource "kubernetes_secret_v1" "portal" {
  metadata {
    name      = "alertmanager-portal"
    namespace = kubernetes_namespace_v1.observability.metadata[0].name
  }

  data = {
    token = var.portal_token
  }
}

resource "kubernetes_config_map_v1" "dashboard" {
  metadata {
    name      = "${var.service}-dashboard"
    namespace = kubernetes_namespace_v1.observability.metadata[0].name

    labels = {
      grafana_dashboard = "1"
    }
  }

  data = {
    "${var.service}.json" = var.dashboard
  }
}

resource "helm_release" "prometheus" {
  name       = "prometheus"
  namespace  = kubernetes_namespace_v1.observability.metadata[0].name
  repository = "https://prometheus-community.github.io/helm-charts"
  chart      = "kube-prometheus-stack"
  version    = var.chart_versions.prometheus

  values = [yamlencode({
    additionalPrometheusRulesMap = {
      (var.service) = yamldecode(var.rules)
    }
    alertmanager = {
      config = yamldecode(var.alertmanager_config)
      alertmanagerSpec = {
        secrets = [kubernetes_secret_v1.portal.metadata[0].name]
      }
    }
    prometheus = {
      prometheusSpec = {
        retention                               = var.retention
        podMonitorSelectorNilUsesHelmValues     = false
        ruleSelectorNilUsesHelmValues           = false
        serviceMonitorSelectorNilUsesHelmValues = false
        storageSpec = {
          volumeClaimTemplate = {
            spec = {
              accessModes      = ["ReadWriteOnce"]
              storageClassName = var.storage_class
              resources        = { requests = { storage = var.storage_size } }
            }
          }
        }
      }
    }
  })]
}

# Serves the ratios that the autoscaler of the service asks for.
resource "helm_release" "prometheus_adapter" {
  name       = "prometheus-adapter"
  namespace  = kubernetes_namespace_v1.observability.metadata[0].name
  repository = "https://prometheus-community.github.io/helm-charts"
  chart      = "prometheus-adapter"
  version    = var.chart_versions.prometheus_adapter

  values = [yamlencode({
    prometheus = {
      url  = "http://prometheus-operated.observability.svc.cluster.local"
      port = 9090
    }
    rules = {
      default = false
      external = [
        for kind in ["cpu", "memory", "response", "errors", "queue"] : {
          seriesQuery  = "agent_scale_${kind}_ratio"
          resources    = { namespaced = false }
          metricsQuery = "max by (service) (<<.Series>>{<<.LabelMatchers>>})"
        }
      ]
    }
  })]

  depends_on = [helm_release.prometheus]
}

resource "helm_release" "collector" {
  name       = "otel-collector"
  namespace  = kubernetes_namespace_v1.observability.metadata[0].name
  repository = "https://open-telemetry.github.io/opentelemetry-helm-charts"
  chart      = "opentelemetry-collector"
  version    = var.chart_versions.collector

  values = [yamlencode({
    fullnameOverride = "otel-collector"
    mode             = "deployment"
    image            = { repository = "otel/opentelemetry-collector-contrib" }
    alternateConfig  = yamldecode(var.collector_config)
    extraEnvs        = [{ name = "JAEGER_OTLP_ENDPOINT", value = var.jaeger_endpoint }]
  })]
}
