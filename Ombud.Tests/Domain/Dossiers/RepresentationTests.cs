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

    static readonly Representation Seen = new(Guid.NewGuid(), "Bo Vang", Power: new("Sagen", A.Today, A.Today.AddDays(10), Reach: PowerScope.NamedPoints, Points: [1]));

    public static TheoryData<Func<Representation, Representation>, bool> Changes => new()
    {
        { r => r with { Phone = "00 11 22 33", Email = "bo@post.example", Address = "Torvet 1" }, true },
        { r => r with { Power = r.Power! with { Points = [1, 1] } }, true },
        { r => r with { Power = r.Power! with { RevokedOn = A.Today.AddDays(3) } }, true },
        { r => r with { Name = "Dan Lund" }, false },
        { r => r with { Power = r.Power! with { Scope = "Alle sager" } }, false },
        { r => r with { Power = r.Power! with { From = A.Today.AddDays(-1) } }, false },
        { r => r with { Power = r.Power! with { To = null } }, false },
        { r => r with { Power = r.Power! with { Reach = PowerScope.WholeCase } }, false },
        { r => r with { Power = r.Power! with { Points = [1, 2] } }, false },
    };

    [Theory, MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void A_verification_holds_for_the_same_power_of_the_same_person_alone(Func<Representation, Representation> change, bool holds)
    {
        var dossier = Dossier.Empty();
        dossier.SetRepresentation(Seen, new(new("k.roenbo"), A.Today));
        dossier.SetRepresentation(change(dossier.Representation!));
        Assert.Equal(holds, dossier.Representation!.HasPowerOn(A.Today.AddDays(1)));
        dossier.SetRepresentation(change(dossier.Representation), new(new("m.dahl"), A.Today.AddDays(1)));
        Assert.Equal((new StaffId("m.dahl"), A.Today.AddDays(1)), (dossier.Representation.Power!.VerifiedBy!.Value, dossier.Representation.Power.VerifiedOn!.Value));
    }

    [Fact]
    public void A_power_that_was_revoked_does_not_come_back_without_being_seen_again()
    {
        var dossier = Dossier.Empty();
        dossier.SetRepresentation(Seen with { Power = Seen.Power! with { RevokedOn = A.Today.AddDays(2) } }, new(new("k.roenbo"), A.Today));
        dossier.SetRepresentation(dossier.Representation! with { Power = dossier.Representation.Power! with { RevokedOn = null } });
        Assert.False(dossier.Representation.HasPowerOn(A.Today.AddDays(1)));
    }

    [Fact]
    public void Nobody_verifies_a_power_by_writing_it_down()
    {
        var dossier = Dossier.Empty();
        dossier.SetRepresentation(Seen with { Power = Seen.Power! with { VerifiedBy = new("k.roenbo"), VerifiedOn = A.Today } });
        Assert.False(dossier.Representation!.HasPowerOn(A.Today));
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
