variable "name" {
  description = "Name of the environment of the service, which resources are named after"
  type        = string
}

variable "project" {
  description = "Id of the project"
  type        = string
}

variable "region" {
  description = "Region"
  type        = string
}

variable "network_id" {
  description = "Id of the network"
  type        = string
}

variable "vault_mount" {
  description = "Mount of the key-value store of the environment"
  type        = string
}

variable "vault_path" {
  description = "Path of the secrets of the service below the mount"
  type        = string
}
