// Answers to requests for access on a running host, as the dialog asks for them.
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

static class HostAccess
{
    public static AccessChoice ChoiceOf(AccessScope scope, DateOnly asked, IReadOnlyList<Guid> leftOut) =>
        new(asked, false, [.. scope.Cases.SelectMany(c => c.Items).Select(i => i.Id)], leftOut, [.. scope.Cases.Select(c => new SeenCase(c.Number, c.Version))]);

    extension(OmbudHost host)
    {
        /// <summary>Everything that is shown goes in, but for what is left out.</summary>
        public async Task<AccessChoice> AccessChoiceAsync(CaseNumber number, DateOnly asked, params IReadOnlyList<Guid> leftOut)
        {
            var (scope, refused) = await host.AsAsync("adviser", services => services.GetRequiredService<SubjectAccess>().FindAsync(number));
            Assert.Null(refused);
            return ChoiceOf(scope!, asked, leftOut);
        }

        public async Task<HttpResponseMessage> PostAccessAsync(CaseNumber number, AccessChoice choice, string role = "adviser")
        {
            using var client = await host.SignedInAsync(role);
            return await client.PostAsJsonAsync($"cases/{number}/access-answer", choice, TestContext.Current.CancellationToken);
        }

        public async Task<AccessZip> MakeAccessAsync(CaseNumber number, AccessChoice choice)
        {
            using var answer = await host.PostAccessAsync(number, choice);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return new(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }
}
