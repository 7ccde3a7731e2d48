variable "name" {
  description = "Name of the environment of the service, which resources are named after"
  type        = string
}

variable "short_name" {
  description = "The same in at most 24 characters, for resources with short names"
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

variable "subnet_id" {
  description = "Subnet of the nodes"
  type        = string
}

variable "kubernetes_version" {
  description = "Least version of Kubernetes"
  type        = string
}

variable "control_plane_cidr" {
  description = "Addresses of the control plane; a /28"
  type        = string
}

variable "operator_cidrs" {
  description = "Addresses from which the cluster is operated"
  type        = list(string)
}

variable "node_size" {
  description = "Size of a node"
  type        = string
}

variable "encryption_key_id" {
  description = "Key that secrets of the cluster and disks are encrypted with"
  type        = string
}

variable "nodes" {
  description = "Least and largest number of nodes in a zone"
  type = object({
    minimum = number
    maximum = number
  })
}
