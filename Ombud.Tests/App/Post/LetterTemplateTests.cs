// The office's own letter templates: versions that are only added, who may add one, and which is in force.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Settings;
using Ombud.App.Post;
using Ombud.Domain;
using Ombud.Domain.Letters;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

public sealed class LetterTemplateTests : IAsyncDisposable
{
    const string Subject = "Svar, sag {{sagsnummer}}", First = "Kære {{modtager}}\n\n{{tekst}}", Second = "Hej {{modtager}}\n\n{{tekst}}";

    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    Task<Refusal?> SaveAsync(string? body, int seen, string? subject = Subject, string language = "da", TemplateKind kind = TemplateKind.Answer, string role = "adviser") =>
        host.AsAsync(role, s => s.GetRequiredService<OfficeDesk>().SaveTemplateAsync(kind, language, subject, body, seen));

    Task<TemplateInForce> InForceAsync(string language = "da") =>
        host.AsAsync("adviser", s => s.GetRequiredService<LetterTemplates>().FindAsync(TemplateKind.Answer, language).AsTask());

    Task<IReadOnlyList<TemplateVersion>> HistoryAsync(string role = "adviser") =>
        host.AsAsync(role, s => s.GetRequiredService<TemplateHistoryQuery>().ReadAsync(TemplateKind.Answer, "da"));

    async Task<int> CountAsync()
    {
        await using var db = await host.DatabaseAsync();
        return await db.LetterTemplates.CountAsync();
    }

    [Fact]
    public async Task Without_one_of_its_own_the_office_uses_what_Ombud_comes_with()
    {
        var inForce = await InForceAsync();
        Assert.True(inForce is { IsBuiltIn: true, Version: 0, IsSound: true });
        Assert.Equal(BuiltInTemplates.Of(TemplateKind.Answer, "da"), (inForce.Subject, inForce.Body));
        Assert.Empty(await HistoryAsync());
    }

    [Fact]
    public async Task Each_saving_is_a_version_the_highest_is_in_force_and_the_old_ones_stay()
    {
        Assert.Null(await SaveAsync(First, seen: 0));
        var at = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await SaveAsync($"  {Second.ReplaceLineEndings("\r\n")}\u200B\n\n", seen: 1));
        Assert.Equal((2, Second), ((await InForceAsync()).Version, (await InForceAsync()).Body));
        Assert.True((await InForceAsync("en")).IsBuiltIn);
        Assert.Equal([(2, Second), (1, First)], (await HistoryAsync()).Select(v => (v.Version, v.Body)));
        Assert.Equal([at.AddMinutes(5), at], (await HistoryAsync()).Select(v => v.At));
        Assert.All(await HistoryAsync(), version => Assert.Equal("k.roenbo", version.By.Value));
        var template = await host.AsAsync("adviser", s => s.GetRequiredService<LetterTemplates>().GetAsync(TemplateKind.Answer, "da").AsTask());
        Assert.StartsWith("Hej Asta", template.Merge(BuiltInTemplates.Samples("da")).Text, StringComparison.Ordinal);

        // Back to what Ombud comes with is a version like any other.
        var (subject, body) = BuiltInTemplates.Of(TemplateKind.Answer, "da");
        Assert.Null(await SaveAsync(body, seen: 2, subject));
        Assert.Equal((3, body), ((await InForceAsync()).Version, (await InForceAsync()).Body));
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task The_same_text_once_more_is_no_version()
    {
        var (subject, body) = BuiltInTemplates.Of(TemplateKind.Answer, "da");
        Assert.Null(await SaveAsync(body, seen: 0, subject));
        Assert.Equal(0, await CountAsync());
        Assert.Null(await SaveAsync(First, seen: 0));
        Assert.Null(await SaveAsync(First, seen: 0));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Whoever_opened_an_older_version_is_told_who_was_first()
    {
        Assert.Null(await SaveAsync(First, seen: 0));
        var changed = Assert.IsType<Refusal.TemplateChanged>(await SaveAsync(Second, seen: 0));
        Assert.Equal(("k.roenbo", host.Clock.GetUtcNow()), (changed.By.Value, changed.At));
        Assert.IsType<Refusal.TemplateChanged>(await SaveAsync(Second, seen: 2));
        Assert.Equal(First, (await InForceAsync()).Body);
        Assert.IsType<Refusal.InvalidInput>(await SaveAsync("{{tekst}}", seen: 1, language: "en"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SaveAsync($"{First}\n\n{i}", seen: 0)));
        Assert.Single(answers, answer => answer is null);
        Assert.Equal(5, answers.Count(answer => answer is Refusal.TemplateChanged));
        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData("", First, "subject", Problem.Missing)]
    [InlineData("Svar til {{borger}}, sag {{sagsnummer}}", First, "subject", Problem.MergeFieldNotHere)]
    [InlineData(Subject, " \u200B ", "body", Problem.Missing)]
    [InlineData(Subject, "{{tekst}}\n\n{{teksten}}", "body", Problem.UnknownMergeField, 3)]
    [InlineData(Subject, "{{tekst}} {{", "body", Problem.LoneBraces, 1)]
    [InlineData(Subject, "Uden egne ord", "body", Problem.MergeFieldMissing)]
    [InlineData("Svar", First, "body", Problem.MergeFieldMissing)]
    public async Task What_is_not_sound_is_refused_at_its_field_and_leaves_nothing(string subject, string body, string field, Problem problem, int? line = null)
    {
        var refused = Assert.IsType<Refusal.InvalidInput>(await SaveAsync(body, seen: 0, subject));
        Assert.Equal([new(field, problem, line)], refused.Problems);
        Assert.Equal(0, await CountAsync());
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.AccessLog.AnyAsync(a => a.Purpose == Purpose.Settings));
    }

    [Fact]
    public async Task A_text_that_is_too_long_and_a_language_that_nobody_speaks_are_refused()
    {
        var tooLong = Assert.IsType<Refusal.InvalidInput>(await SaveAsync(new string('a', 1_000_000), seen: 0));
        Assert.Equal([new("body", Problem.TooLong, Template.BodyLimit)], tooLong.Problems);
        Assert.Equal([new("language", Problem.UnknownCode)], Assert.IsType<Refusal.InvalidInput>(await SaveAsync(First, 0, language: "tlh")).Problems);
        Assert.Equal([new("kind", Problem.UnknownCode)], Assert.IsType<Refusal.InvalidInput>(await SaveAsync("Sag {{sagsnummer}}", 0, kind: (TemplateKind)99)).Problems);
        Assert.Equal([new("body", Problem.Missing)], Assert.IsType<Refusal.InvalidInput>(await SaveAsync("", 0, "Dine rettigheder", kind: TemplateKind.Rights)).Problems);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("supervisor")]
    [InlineData("dpo")]
    public async Task Only_the_adviser_changes_templates_and_reads_their_history(string role)
    {
        Assert.IsType<Refusal.NotAllowedForRole>(await SaveAsync(First, seen: 0, role: role));
        await Assert.ThrowsAsync<Ombud.App.Vault.NotAllowedException>(() => HistoryAsync(role));
        Assert.Equal(0, await CountAsync());
        await using var db = await host.DatabaseAsync();
        Assert.Equal([AccessAct.Refused, AccessAct.Refused], await db.AccessLog.Where(a => a.Purpose == Purpose.Settings).Select(a => a.Act).ToListAsync());
    }

    [Fact]
    public async Task A_change_is_on_record_once()
    {
        Assert.Null(await SaveAsync(First, seen: 0));
        Assert.Null(await SaveAsync(First, seen: 1));
        await using var db = await host.DatabaseAsync();
        var row = Assert.Single(await db.AccessLog.Where(a => a.Purpose == Purpose.Settings).ToListAsync());
        Assert.Equal((AccessAct.Change, "k.roenbo", null), (row.Act, row.By, row.CaseId));
    }

    [Fact]
    public async Task A_template_that_is_no_longer_sound_keeps_no_letter_back()
    {
        await host.Services.GetRequiredService<WriteGate>().WriteAsync(async db =>
        {
            db.LetterTemplates.Add(new() { Kind = "answer", Language = "da", Version = 1, Subject = "Svar", Body = "Intet felt", SavedAt = host.Clock.GetUtcNow(), SavedBy = "k.roenbo" });
            db.LetterTemplates.Add(new() { Kind = "no-such-letter", Language = "da", Version = 1, Subject = "Svar", Body = "Tekst", SavedAt = host.Clock.GetUtcNow(), SavedBy = "k.roenbo" });
            return await db.SaveChangesAsync();
        });
        Assert.False((await InForceAsync()).IsSound);
        var template = await host.AsAsync("adviser", s => s.GetRequiredService<LetterTemplates>().GetAsync(TemplateKind.Answer, "da").AsTask());
        Assert.Contains(MergeField.Text, template.Fields);
    }
}
