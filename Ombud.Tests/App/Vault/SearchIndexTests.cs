// What the search index finds, that it follows changes, that nothing typed can break it, and that it has no file.
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class SearchIndexTests : IAsyncLifetime
{
    readonly OmbudHost host = new();

    SearchIndex Index => host.Services.GetRequiredService<SearchIndex>();
    Lookups Lookups => host.Services.GetRequiredService<Lookups>();

    public async ValueTask InitializeAsync()
    {
        _ = host.Address;
        await Index.Ready;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("Åse Sørensen", "Åse")]
    [InlineData("Åse Sørensen", "aase")]
    [InlineData("Åse Sørensen", "SØRENSEN")]
    [InlineData("Åse Sørensen", "soerensen")]
    [InlineData("Aase Soerensen", "Åse Sørensen")]
    [InlineData("Bjærke André", "bjaerke andre")]
    [InlineData("Per-Ole O'Hara", "o'hara")]
    public async Task A_name_is_found_in_either_spelling(string name, string asked)
    {
        var number = await RegisterAsync(new Caller(name));
        var hit = Assert.Single((await FindAsync(asked)).Hits);
        Assert.Equal((number, MatchKinds.Name), (hit.Number, hit.Kinds));
    }

    [Fact]
    public async Task Three_letters_find_the_beginning_of_a_word_and_two_letters_a_whole_word()
    {
        var number = await RegisterAsync(new Caller("Bo Vestergaard"), "Sygedagpengene er standset.");
        Assert.Equal([number], Numbers(await FindAsync("ves")));
        Assert.Equal([number], Numbers(await FindAsync("bo")));
        Assert.Equal([number], Numbers(await FindAsync("sygedagpeng")));
        Assert.Empty((await Index.FindAsync("ve")).Hits);
        Assert.Empty((await Index.FindAsync("gaard")).Hits);
    }

    [Fact]
    public async Task All_words_must_be_in_the_case_wherever_they_stand()
    {
        var number = await RegisterAsync(new Caller("Ib Lyngdal"), "Venter på svar om boligstøtte.");
        Assert.Equal(MatchKinds.Text, Assert.Single((await FindAsync("boligstøtte svar")).Hits).Kinds);
        Assert.Equal(MatchKinds.None, Assert.Single((await FindAsync("lyngdal boligstøtte")).Hits).Kinds);
        Assert.Empty((await Index.FindAsync("lyngdal varmehjælp")).Hits);
    }

    [Theory]
    [InlineData("010190-1234")]
    [InlineData("0101901234")]
    [InlineData("010190 1234")]
    public async Task A_cpr_number_is_found_with_and_without_its_hyphen(string asked)
    {
        var number = await RegisterAsync(new Caller(Cpr: "0101901234"));
        Assert.Equal(MatchKinds.Cpr, Assert.Single((await FindAsync(asked)).Hits).Kinds);
        Assert.Equal([number], await Lookups.FindAsync(LookupField.Cpr, asked));
        Assert.Empty(await Lookups.FindAsync(LookupField.Cpr, "0101901235"));
    }

    [Theory]
    [InlineData("00 12 34 56", "00123456")]
    [InlineData("00123456", "+45 00 12 34 56")]
    [InlineData("+4500123456", "0012 3456")]
    [InlineData("0045 00 12 34 56", "+45 00123456")]
    public async Task A_phone_number_is_found_with_and_without_the_country_code(string known, string asked)
    {
        var number = await RegisterAsync(new Caller(Phone: known));
        Assert.Equal(MatchKinds.Phone, Assert.Single((await FindAsync(asked)).Hits).Kinds);
        Assert.Equal([number], await Lookups.FindAsync(LookupField.Phone, asked));
    }

    [Fact]
    public async Task A_mail_address_is_found_whole_and_by_its_parts()
    {
        var number = await RegisterAsync(new Caller(Email: "Asta.Lyngdal@example.dk"));
        Assert.Equal(MatchKinds.Email, Assert.Single((await FindAsync("asta.lyngdal@EXAMPLE.dk")).Hits).Kinds);
        Assert.Equal(MatchKinds.Email, Assert.Single((await FindAsync("lyngdal")).Hits).Kinds);
        Assert.Equal([number], await Lookups.FindAsync(LookupField.Email, " asta.lyngdal@example.dk "));
    }

    [Fact]
    public async Task A_case_number_is_found_as_it_is_said_on_the_phone()
    {
        var number = await RegisterAsync(new Caller("Asta Lyngdal"));
        await Index.SettledAsync(TestContext.Current.CancellationToken);
        Assert.Equal(MatchKinds.Number, Assert.Single((await SearchAsync("2026-1")).Hits).Kinds);
        Assert.Empty((await SearchAsync("2026-2")).Hits);
    }

    [Fact]
    public async Task A_change_of_the_dossier_replaces_what_the_case_is_found_by()
    {
        var number = await RegisterAsync(new Caller("Asta Lyngdal", "00 12 34 56"), "Første samtale.");
        await Index.SettledAsync(TestContext.Current.CancellationToken);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
        {
            Assert.Null(dossier.SetParty(dossier.Party with { Name = "Asta Kornmod", Phone = "00 65 43 21" }));
            var note = dossier.AddNote(new Note(Guid.CreateVersion7(), NoteKind.JournalNote, "Talte om merudgifter.", host.Clock.GetUtcNow(), new("k.roenbo")));
            return it.AddNote(note.Id, note.Kind);
        })));
        Assert.Equal([number], Numbers(await FindAsync("merudgifter")));
        Assert.Equal([number], Numbers(await Index.FindAsync("kornmod")));
        Assert.Equal([number], Numbers(await Index.FindAsync("samtale")));
        Assert.Empty((await Index.FindAsync("lyngdal")).Hits);
        Assert.Empty(await Lookups.FindAsync(LookupField.Phone, "00123456"));
        Assert.Equal([number], await Lookups.FindAsync(LookupField.Phone, "00654321"));
    }

    [Fact]
    public async Task The_newest_fifty_come_first_and_the_rest_is_mentioned()
    {
        CaseNumber last = default;
        for (var i = 0; i < SearchIndex.Most + 1; i++) last = await RegisterAsync(new Caller("Ole Tang"));
        var found = await FindAsync("tang");
        Assert.Equal(SearchIndex.Most, found.Hits.Count);
        Assert.True(found.HasMore);
        Assert.Equal(Enumerable.Range(2, SearchIndex.Most).Reverse().Select(n => new CaseNumber(2026, n)), Numbers(found));
    }

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task An_app_that_starts_anew_finds_what_was_there_and_logs_one_look_for_all()
    {
        await RegisterAsync(new Caller("Åse Lyngdal"));
        await RegisterAsync(new Caller("Ole Tang"));
        await using var again = new OmbudHost(0, settings: new()
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(host.Folder, "ombud.db")}",
            ["Protection:KeyFolder"] = host.KeyFolder,
        });
        _ = again.Address;
        var index = again.Services.GetRequiredService<SearchIndex>();
        await index.Ready;
        Assert.Equal(100, index.Percent);
        Assert.Equal([new CaseNumber(2026, 1)], Numbers(await index.FindAsync("aase")));
        await using var db = await again.DatabaseAsync();
        Assert.Equal([0, 2], await db.AccessLog.Where(a => a.Purpose == Purpose.SearchIndex).OrderBy(a => a.Sequence).Select(a => a.Count).ToListAsync());
    }

    [Fact]
    public async Task A_search_is_logged_with_its_count_and_without_its_words()
    {
        var number = await RegisterAsync(new Caller("Asta Lyngdal"));
        await Index.SettledAsync(TestContext.Current.CancellationToken);
        Assert.Equal([number], Numbers(await SearchAsync("lyngdal")));
        await using var db = await host.DatabaseAsync();
        var look = await db.AccessLog.SingleAsync(a => a.Purpose == Purpose.Search);
        Assert.Equal(("k.roenbo", 1, null), (look.By, look.Count, look.CaseId));
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("supervisor")]
    [InlineData("dpo")]
    public async Task Others_than_advisers_cannot_search(string role) =>
        Assert.Null(await host.AsAsync(role, services => services.GetRequiredService<CaseSearch>().FindAsync("lyngdal")));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("\" * ( ^ -")]
    public async Task Nothing_to_look_for_is_told_apart_from_nothing_found(string asked) => Assert.True((await Index.FindAsync(asked)).TooShort);

    [Fact]
    public async Task Hostile_text_finds_nothing_and_breaks_nothing()
    {
        var number = await RegisterAsync(new Caller("Asta Lyngdal"));
        await Index.SettledAsync(TestContext.Current.CancellationToken);
        string[] pieces = ["\"", "'", "*", "^", ":", "(", ")", "{", "}", "+", "-", "NEAR(", "AND", "OR", "NOT", "name", "text:", "rowid", ";", "--", "\0", "\uD800", "å", "ΑΩ", "١٢", "漢字", "😀", "45", "2026-1", "@", "\n", "%", "_", "aa", "𐐷", "ﬁ", "İ"];
        var hostile = Gen.OneOf(Gen.OneOf<string>(pieces).Array[0, 40].Select(p => string.Concat(p)), Gen.OneOf<string>(pieces).Array[0, 40].Select(p => string.Join(' ', p)), Gen.String);
        await hostile.SampleAsync(async text =>
        {
            Assert.NotNull(await Index.FindAsync(text));
            foreach (var field in Enum.GetValues<LookupField>()) Assert.NotNull(await Lookups.FindAsync(field, text));
        }, iter: 3_000);
        Assert.Equal([number], Numbers(await Index.FindAsync("lyngdal")));
    }

    [Fact]
    public void The_index_is_kept_in_memory_alone() => Assert.Equal("", Index.File);

    async Task<CaseNumber> RegisterAsync(Caller caller, string summary = "En henvendelse.")
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(summary) with { Caller = caller }));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task<SearchResult> FindAsync(string asked)
    {
        await Index.SettledAsync(TestContext.Current.CancellationToken);
        return await Index.FindAsync(asked);
    }

    /// <summary>As the adviser does it.</summary>
    async Task<SearchResult> SearchAsync(string asked) =>
        await host.AsAsync("adviser", services => services.GetRequiredService<CaseSearch>().FindAsync(asked)) ?? throw new InvalidOperationException("No right to search.");

    static IEnumerable<CaseNumber> Numbers(SearchResult result) => result.Hits.Select(h => h.Number);
}
