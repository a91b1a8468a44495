// What a machine knows of others is taken out of the texts that a citizen gets to see.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class OtherPersonsTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    [Theory]
    [InlineData("Mette Lyngdal ringer for Asta Lyngdal.", "[…] ringer for Asta Lyngdal.")]
    [InlineData("METTE LYNGDALS mor hedder fru Lyngdal.", "[…] mor hedder fru Lyngdal.")]
    [InlineData("Mette siger det, og Mettes mand med.", "[…] siger det, og […] mand med.")]
    [InlineData("Et kort møde; Mettelise var der ikke.", "Et kort møde; Mettelise var der ikke.")]
    [InlineData("Ring 52 77 66 55 eller 0045 5277-6655.", "Ring […] eller […].")]
    [InlineData("Sagen om 152 77 66 551 kr. er en anden.", "Sagen om 152 77 66 551 kr. er en anden.")]
    [InlineData("Skriv til Mette@Andre.dk", "Skriv til […]")]
    [InlineData("Mette_Lyngdal_fuldmagt2.pdf og fuldmagt_mette_lyngdal.pdf", "[…]_fuldmagt2.pdf og fuldmagt_[…].pdf")]
    [InlineData("Post til Torvet 1, 4320 Lejre; ikke Torvet 12. TORVET  1 er rådhuset.", "Post til […], […]; ikke Torvet 12. […] er rådhuset.")]
    [InlineData("Bisidderen Knud Ravn2 (61 22 33 44) kom; Knuds bil, en ravn.", "Bisidderen […]2 ([…]) kom; […] bil, en ravn.")]
    [InlineData("Asta bor på Rønnevej 4, ring 51 00 12 34.", "Asta bor på Rønnevej 4, ring 51 00 12 34.")]
    [InlineData("Hendes nummer er 120367-9999, barnets 010190 1234.", "Hendes nummer er 120367-9999, barnets […].")]
    public async Task What_is_known_of_others_is_taken_out_of_a_text_and_what_is_ones_own_stays(string written, string told)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(written) with { Caller = new("Asta Lyngdal", "51 00 12 34", Address: "Rønnevej 4, 4000 Roskilde", Cpr: "120367-9999") }));
        Assert.Null(refused);
        var number = registered!.Number;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetRepresentation(new(Guid.CreateVersion7(), "Mette Lyngdal", "52 77 66 55", "mette@andre.dk", Address: "Torvet 1\n4320 Lejre"))
                ?? dossier.SetCompanion(new(Guid.CreateVersion7(), "Knud Ravn", "61 22 33 44")) ?? it.ChangeParties())));
        var (scope, _) = await host.AsAsync("adviser", services => services.GetRequiredService<SubjectAccess>().FindAsync(number));
        Assert.Equal(told, scope!.Cases.Single(c => c.Number == number).Items.Single().Text);
    }
}
