package org.fovea.service.image;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.Trigger;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The container's timer for impatient tests: what is to happen at some rate happens at each
/// millisecond. It has one thread; what only a container can do is not supported.
final class HastyTimer extends ScheduledThreadPoolExecutor
    implements ManagedScheduledExecutorService {
  HastyTimer() {
    super(1);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return super.scheduleAtFixedRate(command, 1, 1, TimeUnit.MILLISECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, Trigger trigger) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, Trigger trigger) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> CompletableFuture<U> completedFuture(U value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> CompletionStage<U> completedStage(U value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> CompletableFuture<T> copy(CompletableFuture<T> stage) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> CompletionStage<T> copy(CompletionStage<T> stage) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> CompletableFuture<U> failedFuture(Throwable failure) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> CompletionStage<U> failedStage(Throwable failure) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ContextService getContextService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Void> runAsync(Runnable runnable) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier) {
    throw new UnsupportedOperationException();
  }
}
