package elchi.fx;

/**
 * Draws a currency's last weeks.
 */
public class RateChart {

}
