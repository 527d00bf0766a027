/** Loaded into programs of others that we start: they end when we do, even when we are killed. */
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
