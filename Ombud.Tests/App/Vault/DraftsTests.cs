// A form that stands open elsewhere keeps nothing of a case that is erased, or that its person is shut out of.
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class DraftsTests : IAsyncDisposable
{
    static readonly Dictionary<string, string> Typed = new() { ["text"] = "Et halvt notat" };
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>As the keys come: of the form, of a second tab, and of a form about one thing of the case.</summary>
    static string[] FormsOf(CaseNumber number) => [$"note.{number.Key}", $"note.{number.Key}.2", $"remove-{Guid.Empty:N}.{number.Key}"];

    [Fact]
    public async Task Nothing_is_kept_of_an_erased_case()
    {
        var number = await host.ProposeErasureAsync();
        foreach (var form in FormsOf(number)) Assert.NotNull(await SaveAsync(form));
        await host.EraseAsync(number);
        Assert.Empty(await FormsAsync("k.roenbo"));

        foreach (var form in FormsOf(number)) Assert.Null(await SaveAsync(form));
        Assert.Empty(await FormsAsync("k.roenbo"));
        using var client = await host.SignedInAsync("adviser");
        using var answer = await client.PutAsJsonAsync(new Uri($"drafts/note.{number.Key}", UriKind.Relative), Typed);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(await FormsAsync("k.roenbo"));
    }

    [Fact]
    public async Task Nothing_of_a_person_is_kept_in_a_case_that_they_are_shut_out_of()
    {
        var (number, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        string[] open = ["intake", .. FormsOf(other)];
        foreach (var form in (string[])[.. open, .. FormsOf(number)]) Assert.NotNull(await SaveAsync(form, "adviser2"));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.DeclareConflict(Principals.ShutOut, ConflictGround.Relative, Conflicted.Handler, A.Today))));

        foreach (var form in FormsOf(number)) Assert.Null(await SaveAsync(form, "adviser2"));
        foreach (var form in open) Assert.NotNull(await SaveAsync(form, "adviser2"));
        Assert.Equal(open.Order(), await FormsAsync("m.tved"));
        foreach (var form in FormsOf(number)) Assert.NotNull(await SaveAsync(form));
    }

    Task<DateTimeOffset?> SaveAsync(string form, string role = "adviser") =>
        host.AsAsync(role, services => services.GetRequiredService<Drafts>().SaveAsync(form, Typed));

    async Task<IEnumerable<string>> FormsAsync(string owner)
    {
        await using var db = await host.DatabaseAsync();
        return (await db.Drafts.Where(d => d.Owner == owner).Select(d => d.Form).ToListAsync()).Order();
    }
}
