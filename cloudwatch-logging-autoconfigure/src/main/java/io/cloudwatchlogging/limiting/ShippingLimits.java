package io.cloudwatchlogging.limiting;

/**
 * What keeps the volume that is shipped within bounds.
 *
 * @param events how many events are shipped
 * @param budgetBytesPerDay how many bytes are shipped on a day, 0 for any number
 * @param volumesCounted whether it is counted what each logger ships
 */
public record ShippingLimits(LimitSettings events, long budgetBytesPerDay, boolean volumesCounted) {

	/** Nothing is limited, and nothing counted. */
	public static final ShippingLimits NONE = new ShippingLimits(LimitSettings.NONE, 0, false);

}
