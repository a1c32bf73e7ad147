// Loaded into a process before all else (`node --expose-gc --import`): SIGUSR2 has all garbage collected, so that what is
// left of the heap is what is held.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
});
