# The log group of an application, and the least role that ships to it.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40"
    }
  }
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  log_group_arn = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:log-group:${var.log_group_name}"
}

resource "aws_cloudwatch_log_group" "application" {
  name              = var.log_group_name
  retention_in_days = var.retention_in_days
  log_group_class   = var.log_group_class
  kms_key_id        = var.kms_key_arn == "" ? null : var.kms_key_arn

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_role" "application" {
  name_prefix = "ships-log-events-"
  description = "Ships log events to one log group, and nothing else."

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = var.runtime_service }
      Action    = ["sts:AssumeRole", "sts:TagSession"]
    }]
  })
}

resource "aws_iam_role_policy" "ship" {
  name = "ship-log-events"
  role = aws_iam_role.application.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Ship"
      Effect   = "Allow"
      Action   = ["logs:PutLogEvents", "logs:CreateLogStream"]
      Resource = ["${local.log_group_arn}:*", "${local.log_group_arn}:log-stream:*"]
    }]
  })
}
