// Counts and times every run of a job, and tells a run that failed.
using Hangfire.Common;
using Hangfire.Server;
using Ombud.Domain;

namespace Ombud.App.Jobs;

sealed class JobMeasures : IServerFilter, IJobFilterProvider
{
    const string Key = "measured";

    public IEnumerable<JobFilter> GetFilters(Job job) => [new(this, JobFilterScope.Global, null)];

    public void OnPerforming(PerformingContext context) => context.Items[Key] = Measures.Job(Kebab.Of(context.BackgroundJob.Job.Type.Name));

    public void OnPerformed(PerformedContext context)
    {
        using var run = (Measured)context.Items[Key];
        if (context.Exception is null) run.Ended();
    }
}
