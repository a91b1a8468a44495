// Documents on the page of a case: chosen, seen on their way, stopped, fetched and removed in a real browser.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class DocumentTests(OmbudHost host, Chrome chrome) : IClassFixture<OmbudHost>
{
    async Task<IPage> OpenAsync(CaseNumber number)
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"cases/{number}");
        return page;
    }

    const string List = "#documents .list:not(.sending)";

    static FilePayload File(string name, byte[] bytes) => new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };

    static async Task AttachAsync(IPage page, params FilePayload[] files)
    {
        await Press(page, "Vedlæg dokument").ClickAsync();
        await page.Locator("#document-files").SetInputFilesAsync(files);
        await page.Locator("#document-source").SelectOptionAsync(nameof(DocumentSource.Department));
        await Press(page, "Vedlæg").ClickAsync();
    }

    [Fact]
    public async Task A_file_is_attached_seen_on_its_way_and_fetched_again_as_it_was()
    {
        var number = await host.RegisterAsync();
        var page = await OpenAsync(number);
        var file = SampleFile.Large(3_000_000);
        await page.EvaluateAsync("""
            () => { window.seen = []; new MutationObserver(all => { for (const one of all) if (one.target.role === 'progressbar') seen.push(one.target.ariaValueNow); })
                .observe(document.querySelector('#documents'), { subtree: true, attributeFilter: ['aria-valuenow'] }); }
            """);
        await AttachAsync(page, File("Afgørelse & bilag.jpg", file), File("Notat.txt", SampleFile.Of("txt")));
        await page.Locator(List).GetByText("Afgørelse & bilag.pdf").WaitForAsync();
        await page.GetByText("PDF · 2,9 MB · 23.11.2026 · Forvaltningen · vedlagt af K. Rønbo").WaitForAsync();
        await page.GetByText("Ren tekst · 1 kB").WaitForAsync();
        Assert.Contains("100", await page.EvaluateAsync<string[]>("() => seen"));
        Assert.Equal("Notat.txt er vedlagt", await page.Locator("#documents [role=status]").TextContentAsync());
        Assert.Equal(0, await page.Locator("#documents [role=progressbar]").CountAsync());

        var download = await page.RunAndWaitForDownloadAsync(() => Press(page, "Hent Afgørelse & bilag.pdf").ClickAsync());
        Assert.Equal("Afgørelse & bilag.pdf", download.SuggestedFilename);
        Assert.Equal(file, await System.IO.File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        Assert.EndsWith($"/cases/{number}", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_what_is_refused_at_its_file()
    {
        var page = await OpenAsync(await host.RegisterAsync());
        await Press(page, "Vedlæg dokument").ClickAsync();
        await Press(page, "Vedlæg").ClickAsync();
        await page.GetByText("Vælg mindst én fil").WaitForAsync();
        await page.GetByText("Vælg, hvor dokumentet kommer fra").WaitForAsync();
        await page.Locator("#document-files:focus").WaitForAsync();
        await page.Locator("#document-files").SetInputFilesAsync([File("virus.pdf", SampleFile.Of("exe")), File("tom.pdf", []), File("stor.pdf", SampleFile.Large(Document.MaxBytes + 1)), File("god.pdf", SampleFile.Of("pdf"))]);
        await page.Locator("#document-source").SelectOptionAsync(nameof(DocumentSource.Citizen));
        await Press(page, "Vedlæg").ClickAsync();
        await page.Locator(List).GetByText("god.pdf").WaitForAsync();
        await page.Locator(".failed", new() { HasText = "virus.pdf" }).GetByText("Den type fil kan ikke vedlægges", new() { Exact = false }).WaitForAsync();
        await page.Locator(".failed", new() { HasText = "tom.pdf" }).GetByText("Den er tom", new() { Exact = false }).WaitForAsync();
        await page.Locator(".failed", new() { HasText = "stor.pdf" }).GetByText("mere end 25 MB", new() { Exact = false }).WaitForAsync();
        await Press(page, "Skjul virus.pdf").ClickAsync();
        await Assertions.Expect(page.Locator(".sending .failed")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_file_that_is_stopped_on_its_way_leaves_nothing()
    {
        var number = await host.RegisterAsync();
        var page = await OpenAsync(number);
        var line = await page.Context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = 2_000_000 });
        await AttachAsync(page, File("Stor.pdf", SampleFile.Large(20_000_000)));
        await page.GetByText("% er sendt", new() { Exact = false }).WaitForAsync();
        await using var db = await host.DatabaseAsync();
        while (!await db.DocumentChunks.AnyAsync(c => c.CaseId == number.Key, TestContext.Current.CancellationToken)) await Task.Yield();
        await Press(page, "Stop Stor.pdf").ClickAsync();
        await page.GetByText("Stoppet. Intet er gemt.", new() { Exact = true }).WaitForAsync();
        while (await db.DocumentChunks.AnyAsync(c => c.CaseId == number.Key, TestContext.Current.CancellationToken)) await Task.Yield();
        Assert.False(await db.DossierRecords.AnyAsync(d => d.CaseId == number.Key && d.Kind == RecordKind.Document, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_document_is_shown_as_such_and_a_wrong_one_is_removed_with_a_reason()
    {
        var number = await host.RegisterAsync();
        var (damaged, _) = await host.AttachAsync(number, SampleFile.Of("pdf"), "Skadet.pdf");
        await host.AttachAsync(number, SampleFile.Of("pdf"), "Hel.pdf");
        await using (var db = await host.DatabaseAsync()) await db.DocumentChunks.Where(c => c.DocumentId == damaged!.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, new byte[100]), TestContext.Current.CancellationToken);
        var page = await OpenAsync(number);
        await Press(page, "Hent Skadet.pdf").ClickAsync();
        await page.GetByText("Skadet.pdf kan ikke hentes").WaitForAsync();
        await page.Locator("li", new() { HasText = "Skadet.pdf" }).GetByText("Kan ikke læses").WaitForAsync();
        await page.RunAndWaitForDownloadAsync(() => Press(page, "Hent Hel.pdf").ClickAsync());

        await Press(page, "Fjern Skadet.pdf").ClickAsync();
        await page.Locator("#remove-reason").FillAsync("Filen er i stykker");
        await page.Locator(".mud-dialog [data-save]").ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(page.Locator($"{List} > li")).ToHaveCountAsync(1);
        await page.Locator("#story").GetByText("Filen er i stykker").WaitForAsync();
    }
}
