// Health: alive while the process answers, ready while database and jobs do; and who sees the jobs.
using System.Net;
using System.Text.Json.Nodes;
using Ombud.App.Jobs;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Jobs;

public sealed class HealthTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    [Fact]
    public async Task Ready_while_the_jobs_tick_and_not_when_they_stop()
    {
        using var anyone = host.Anonymous();
        await ExpectAsync(anyone, HttpStatusCode.OK, "starting");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await TickAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await ExpectAsync(anyone, HttpStatusCode.OK, "healthy");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await ExpectAsync(anyone, HttpStatusCode.ServiceUnavailable, "silent: deadline-reminders, aged-case-flags, access-log-upkeep, key-upkeep, letter-dispatch, morning-digest, dunning, incoming-post");
        await TickAsync();
        await ExpectAsync(anyone, HttpStatusCode.OK, "healthy");
    }

    [Fact]
    public async Task One_silent_job_is_enough()
    {
        using var anyone = host.Anonymous();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.RunJobAsync<DeadlineReminders>(job => job.RunAsync(default));
        await host.RunJobAsync<AccessLogUpkeep>(job => job.RunAsync(default));
        await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
        await host.DispatchAsync();
        await host.RunJobAsync<MorningDigest>(job => job.RunAsync(default));
        await host.RunJobAsync<Dunning>(job => job.RunAsync(default));
        await host.TakeInAsync();
        await ExpectAsync(anyone, HttpStatusCode.ServiceUnavailable, "silent: aged-case-flags");
        using var live = await anyone.GetAsync(new Uri("health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Theory]
    [InlineData("adviser", HttpStatusCode.OK)]
    [InlineData("intake", HttpStatusCode.Forbidden)]
    [InlineData("supervisor", HttpStatusCode.Forbidden)]
    [InlineData("dpo", HttpStatusCode.Forbidden)]
    public async Task Only_the_adviser_sees_the_jobs(string role, HttpStatusCode expected)
    {
        using var client = await host.SignedInAsync(role);
        using var answer = await client.GetAsync(new Uri("hangfire", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_starts_or_deletes_a_job_from_the_page()
    {
        using var adviser = await host.SignedInAsync("adviser");
        using var form = new FormUrlEncodedContent([new("jobs[]", "deadline-reminders")]);
        using var answer = await adviser.PostAsync(new Uri("hangfire/recurring/trigger", UriKind.Relative), form);
        Assert.False(answer.IsSuccessStatusCode);
    }

    async Task TickAsync()
    {
        await host.RunJobAsync<DeadlineReminders>(job => job.RunAsync(default));
        await host.RunJobAsync<AgedCaseFlags>(job => job.RunAsync(default));
        await host.RunJobAsync<AccessLogUpkeep>(job => job.RunAsync(default));
        await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
        await host.DispatchAsync();
        await host.RunJobAsync<MorningDigest>(job => job.RunAsync(default));
        await host.RunJobAsync<Dunning>(job => job.RunAsync(default));
        await host.TakeInAsync();
    }

    static async Task ExpectAsync(HttpClient client, HttpStatusCode expected, string jobs)
    {
        using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(jobs, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["checks"]!["jobs"]);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
