resource "aws_kms_key" "main" {
  description             = "Data of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kms_alias" "main" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.main.key_id
}

# The network's default group lets its members reach each other; nothing is to use it.
resource "aws_default_security_group" "closed" {
  vpc_id = var.network_id
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
