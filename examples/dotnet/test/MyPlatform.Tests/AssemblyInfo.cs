using Xunit;

// All constructs of a process live in one Node.js process behind it, which is asked one thing at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
