package io.cloudwatchlogging.autoconfigure;

import java.util.function.Consumer;

import io.cloudwatchlogging.LogBudgetEvent;
import io.cloudwatchlogging.LogBudgetEvent.Stage;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.logback.SuppressionReports;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes as application events how far the budget is spent, while the context lives.
 */
final class BudgetPublisher implements Consumer<BudgetStatus>, SmartInitializingSingleton, DisposableBean {

	private final SuppressionReports suppression;

	private final BackgroundPublisher publisher;

	BudgetPublisher(SuppressionReports suppression, ApplicationEventPublisher publisher) {
		this.suppression = suppression;
		this.publisher = new BackgroundPublisher(publisher, "cloudwatch-logs-budget");
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.suppression.addBudgetListener(this);
	}

	@Override
	public void accept(BudgetStatus status) {
		Stage stage = switch (status.stage()) {
			case AVAILABLE -> null;
			case NEARLY_SPENT -> Stage.NEARLY_SPENT;
			case SPENT -> Stage.SPENT;
			case RENEWED -> Stage.RENEWED;
		};
		if (stage != null) {
			this.publisher.publish(new LogBudgetEvent(stage, status.spentBytes(), status.bytesPerDay(),
					status.heldBack(), status.resetsAt()));
		}
	}

	@Override
	public void destroy() {
		this.suppression.removeBudgetListener(this);
		this.publisher.close();
	}

}
