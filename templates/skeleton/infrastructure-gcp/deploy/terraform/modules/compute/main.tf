resource "google_service_account" "node" {
  account_id   = "${var.short_name}-node"
  display_name = "Nodes of ${var.name}"
}

resource "google_project_iam_member" "node" {
  for_each = toset([
    "roles/artifactregistry.reader",
    "roles/container.defaultNodeServiceAccount",
  ])

  project = var.project
  role    = each.value
  member  = google_service_account.node.member
}

resource "google_container_cluster" "main" {
  name                     = var.short_name
  location                 = var.region
  network                  = var.network_id
  subnetwork               = var.subnet_id
  min_master_version       = var.kubernetes_version
  initial_node_count       = 1
  remove_default_node_pool = true
  datapath_provider        = "ADVANCED_DATAPATH"
  deletion_protection      = true

  database_encryption {
    state    = "ENCRYPTED"
    key_name = var.encryption_key_id
  }

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = false
    master_ipv4_cidr_block  = var.control_plane_cidr
  }

  master_authorized_networks_config {
    dynamic "cidr_blocks" {
      for_each = var.operator_cidrs

      content {
        cidr_block = cidr_blocks.value
      }
    }
  }

  release_channel {
    channel = "REGULAR"
  }

  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }
}

# A regional pool: its counts are per zone.
resource "google_container_node_pool" "main" {
  name     = "main"
  cluster  = google_container_cluster.main.id
  location = var.region

  autoscaling {
    min_node_count = var.nodes.minimum
    max_node_count = var.nodes.maximum
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  node_config {
    machine_type      = var.node_size
    service_account   = google_service_account.node.email
    boot_disk_kms_key = var.encryption_key_id
    oauth_scopes      = ["https://www.googleapis.com/auth/cloud-platform"]

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}
