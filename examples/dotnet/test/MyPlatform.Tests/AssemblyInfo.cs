using Xunit;

// All constructs of a process share one Node.js process, which processes one request at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
