// From when to when a power of attorney counts, and that records from before it was verified by name still open.
using System.Text.Json;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Dossiers;

public sealed class RepresentationTests
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData(-1, false), InlineData(0, false), InlineData(2, true), InlineData(10, true), InlineData(11, false)]
    public void A_power_counts_from_its_verification_to_its_end(int day, bool counts)
    {
        var power = new PowerOfAttorney("Sagen", A.Today, A.Today.AddDays(10), VerifiedBy: new("k.roenbo"), VerifiedOn: A.Today.AddDays(1));
        Assert.Equal(counts, power.CoversOn(A.Today.AddDays(day)));
        Assert.Equal(counts && day < 5, (power with { RevokedOn = A.Today.AddDays(5) }).CoversOn(A.Today.AddDays(day)));
        Assert.False((power with { VerifiedBy = null }).CoversOn(A.Today.AddDays(day)));
    }

    [Fact]
    public void Records_of_an_earlier_version_open_and_their_powers_wait_for_somebody_to_verify_them()
    {
        var other = (Representation)JsonSerializer.Deserialize<DossierRecord>(
            """{"$type":"representation","id":"0193e1a0-0000-7000-8000-000000000001","name":"Bo Vang","power":{"scope":"Sagen","from":"2026-11-01"}}""", Json)!;
        Assert.Equal((PowerScope.WholeCase, false), (other.Power!.Reach, other.HasPowerOn(A.Today)));
        var party = (Party)JsonSerializer.Deserialize<DossierRecord>(
            """{"$type":"party","id":"0193e1a0-0000-7000-8000-000000000002","name":"Asta Lyngdal","objectedOn":"2026-11-01"}""", Json)!;
        Assert.Equal((new DateOnly(2026, 11, 1), (Channel?)null), (party.ObjectedOn!.Value, party.ObjectedThrough));
    }
}
