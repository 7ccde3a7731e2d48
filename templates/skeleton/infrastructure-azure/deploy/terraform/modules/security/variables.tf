variable "name" {
  description = "Name of the environment of the service, which resources are named after"
  type        = string
}

variable "short_name" {
  description = "The same in at most 24 characters, for resources with short names"
  type        = string
}

variable "resource_group" {
  description = "Name of the resource group"
  type        = string
}

variable "location" {
  description = "Region"
  type        = string
}

variable "node_cidr" {
  description = "Addresses of the nodes"
  type        = string
}

variable "store_cidr" {
  description = "Addresses of the stores"
  type        = string
}

variable "store_subnet_ids" {
  description = "Subnets of the stores"
  type        = map(string)
}

variable "operator_cidrs" {
  description = "Addresses from which the environment is operated"
  type        = list(string)
}

variable "vault_mount" {
  description = "Mount of the key-value store of the environment"
  type        = string
}

variable "vault_path" {
  description = "Path of the secrets of the service below the mount"
  type        = string
}
