resource "azurerm_redis_cache" "main" {
  name                 = "${local.name}-cache"
  location             = azurerm_resource_group.rg.location
  resource_group_name  = azurerm_resource_group.rg.name
  capacity             = 0       # C0: 250 MB, a shared core
  family               = "C"     # C: Basic and Standard
  sku_name             = "Basic" # Fault outside dev
  non_ssl_port_enabled = false   # 6379 stays shut (default)
  minimum_tls_version  = "1.2"   # all that azurerm 5 takes

  # Fault: with no firewall rule any address may knock.
  # This is the default.
  public_network_access_enabled = true

  redis_configuration {
    # The default: only keys with a TTL are evicted.
    maxmemory_policy = "volatile-lru"
  }

  # Sunday from 02:00 UTC, five hours.  On Basic, patching
  # loses what is in the cache.
  patch_schedule {
    day_of_week    = "Sunday"
    start_hour_utc = 2
  }

  tags = local.tags
}

# Azure Cache for Redis ends on 30 September 2028.  The next
# cache is an azurerm_managed_redis.

# The provider (azurerm ~> 5.0), the group and the locals
# are in postgres.tf, which lies beside this file.

# For redis-py.  rediss with two s: TLS.  urlencode, because
# a key may hold "/", which would end the URL's host part.
# Fault: whoever reads the state reads the key.
output "redis_url" {
  sensitive = true
  value = join("", [
    "rediss://:",
    urlencode(azurerm_redis_cache.main.primary_access_key),
    "@${azurerm_redis_cache.main.hostname}",
    ":${azurerm_redis_cache.main.ssl_port}/0",
  ])
}
