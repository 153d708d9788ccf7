# Alarms on the meters that an application exports to CloudWatch by micrometer-registry-cloudwatch2.
locals {
  alarms = {
    lost = {
      description = "Log events are lost."
      query       = <<-QUERY
        SELECT SUM("cloudwatch.logs.events.count") FROM "${var.namespace}" WHERE outcome != 'delivered' AND reason != 'empty' AND reason != 'oversize' AND reason != 'discarded' AND reason != 'limited' AND reason != 'repeated' AND reason != 'over-budget' AND reason != 'customizer'
      QUERY
      period      = 60
      periods     = 1
      threshold   = 0
    }
    late = {
      description = "The oldest log event has been waiting for more than a minute (the unit is milliseconds)."
      query       = <<-QUERY
        SELECT MAX("cloudwatch.logs.buffer.oldest.age.value") FROM "${var.namespace}"
      QUERY
      period      = 60
      periods     = 2
      threshold   = 60000
    }
    buffer_fills = {
      description = "The buffer is more than half full."
      query       = <<-QUERY
        SELECT MAX("cloudwatch.logs.buffer.fill.value") FROM "${var.namespace}"
      QUERY
      period      = 60
      periods     = 2
      threshold   = 0.5
    }
    throttled = {
      description = "CloudWatch Logs throttles: the account's quota of PutLogEvents is used up."
      query       = <<-QUERY
        SELECT SUM("cloudwatch.logs.requests.count") FROM "${var.namespace}" WHERE outcome = 'throttled'
      QUERY
      period      = 300
      periods     = 3
      threshold   = 10
    }
    denied = {
      description = "Credentials are invalid, or the role does not allow to ship."
      query       = <<-QUERY
        SELECT SUM("cloudwatch.logs.requests.count") FROM "${var.namespace}" WHERE outcome = 'denied'
      QUERY
      period      = 60
      periods     = 2
      threshold   = 0
    }
    not_configured = {
      description = "The region or credentials are missing."
      query       = <<-QUERY
        SELECT SUM("cloudwatch.logs.requests.count") FROM "${var.namespace}" WHERE outcome = 'not-configured'
      QUERY
      period      = 60
      periods     = 2
      threshold   = 0
    }
    unformatted = {
      description = "The format fails on some values; the events are shipped in a simpler form."
      query       = <<-QUERY
        SELECT SUM("cloudwatch.logs.unformatted.count") FROM "${var.namespace}"
      QUERY
      period      = 300
      periods     = 1
      threshold   = 0
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "log_events" {
  for_each = local.alarms

  alarm_name          = "${var.namespace} log events: ${replace(each.key, "_", "-")}"
  alarm_description   = each.value.description
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arn == "" ? [] : [var.alarm_topic_arn]

  metric_query {
    id          = "query"
    expression  = trimspace(each.value.query)
    period      = each.value.period
    return_data = true
  }
}
