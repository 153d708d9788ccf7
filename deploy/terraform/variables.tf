variable "log_group_name" {
  description = "The value of cloudwatch.logs.group.name."
  type        = string
  default     = "/shop/orders"
}

variable "retention_in_days" {
  description = "Days after which events expire."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.retention_in_days)
    error_message = "CloudWatch Logs knows certain numbers of days only, such as 30, 60, 90 or 365."
  }
}

variable "log_group_class" {
  description = "Cannot be changed later. INFREQUENT_ACCESS costs half and has no metric filters and no live tail."
  type        = string
  default     = "STANDARD"

  validation {
    condition     = contains(["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"], var.log_group_class)
    error_message = "Use STANDARD, INFREQUENT_ACCESS or DELIVERY."
  }
}

variable "kms_key_arn" {
  description = "The KMS key that encrypts the events. Its key policy must let CloudWatch Logs use it. Empty for AWS's own."
  type        = string
  default     = ""
}

variable "runtime_service" {
  description = "What runs the application, and so may take the role: ecs-tasks.amazonaws.com, ec2.amazonaws.com or pods.eks.amazonaws.com."
  type        = string
  default     = "ecs-tasks.amazonaws.com"
}

variable "namespace" {
  description = "The value of management.cloudwatch.metrics.export.namespace, one for each application."
  type        = string
  default     = "shop"
}

variable "alarm_topic_arn" {
  description = "The SNS topic that alarms tell. Empty for none."
  type        = string
  default     = ""
}
