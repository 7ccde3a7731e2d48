data "google_project" "current" {
  project_id = var.project
}

resource "google_kms_key_ring" "main" {
  name     = var.name
  location = var.region
}

resource "google_kms_crypto_key" "main" {
  name            = "data"
  key_ring        = google_kms_key_ring.main.id
  rotation_period = "7776000s"

  lifecycle {
    prevent_destroy = true
  }
}

# These agents do not exist before somebody asks for them.
resource "google_project_service_identity" "agents" {
  for_each = toset(["redis.googleapis.com", "sqladmin.googleapis.com"])

  provider = google-beta
  project  = var.project
  service  = each.value
}

# The provider's own agents encrypt on behalf of the cluster, its disks and its stores.
resource "google_kms_crypto_key_iam_member" "agents" {
  for_each = {
    compute    = "serviceAccount:service-${data.google_project.current.number}@compute-system.iam.gserviceaccount.com"
    kubernetes = "serviceAccount:service-${data.google_project.current.number}@container-engine-robot.iam.gserviceaccount.com"
    redis      = "serviceAccount:service-${data.google_project.current.number}@cloud-redis.iam.gserviceaccount.com"
    sql        = google_project_service_identity.agents["sqladmin.googleapis.com"].member
  }

  crypto_key_id = google_kms_crypto_key.main.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = each.value

  depends_on = [google_project_service_identity.agents]
}

resource "google_compute_firewall" "deny" {
  name      = "${var.name}-deny-from-outside"
  network   = var.network_id
  direction = "INGRESS"
  priority  = 65000

  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "all"
  }
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
