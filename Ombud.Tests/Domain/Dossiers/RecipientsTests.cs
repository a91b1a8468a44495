// Whatever has happened to a case and its people, a letter never goes to somebody who must not have it, nor by a way that it must not take.
using CsCheck;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Dossiers;

public sealed class RecipientsTests
{
    static readonly LetterKind[] ToDepartment = [LetterKind.Hearing, LetterKind.Statement, LetterKind.Dunning, LetterKind.Forwarding];
    static readonly LetterKind[] AlsoToParty = [LetterKind.Acknowledgement, LetterKind.Admission, LetterKind.Referral, LetterKind.Answer];

    const string Home = "Strandvej 3", Office = "Torvet 1", PartyMail = "asta@post.example", OtherMail = "bo@post.example";

    /// <summary>What was done, kept apart from the records that came of it: the invariants are stated over this alone.</summary>
    sealed class Told
    {
        public bool Anonymous, Cpr, PartyAddress, PartyEmail, OtherEmail, OtherAddress, Sensitive;
        public bool Named, Granted, Verified;
        public int GrantedOn, VerifiedOn, EndsOn = int.MaxValue, RevokedOn = int.MaxValue, ProtectedUntil = int.MinValue;
        public string Name = "Bo Vang", Scope = "Sagen";
        public PowerScope Reach;
        public int Point = 1;
        public int NoOn = int.MaxValue, YesOn = int.MaxValue;
        public bool Objects;
    }

    /// <summary>One thing that happens to a case on a day, both really and as told.</summary>
    delegate void Step(Case it, Dossier dossier, Told told, int day);

    static DateOnly Date(int day) => A.Today.AddDays(day);

    static readonly Gen<Step> GenStep = Gen.OneOf(
        Make(Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool), x => (_, dossier, told, _) =>
        {
            (told.Anonymous, told.Cpr, told.PartyAddress, told.PartyEmail) = (x.Item1 && x.Item2 && x.Item3, x.Item2, x.Item3, x.Item4);
            dossier.SetParty(dossier.Party with
            {
                Name = "Asta Lyngdal", Anonymous = told.Anonymous, Cpr = told.Cpr ? "1203670000" : null,
                Address = told.PartyAddress ? Home : null, Email = told.PartyEmail ? PartyMail : null,
            });
        }),
        Make(Gen.Int[-30, 90], length => (_, dossier, told, day) =>
        {
            told.ProtectedUntil = day + length;
            dossier.SetParty(dossier.Party with { AddressProtectedUntil = Date(day + length) });
        }),
        Make(Gen.Select(Gen.Bool, Gen.Bool), x => (_, dossier, told, _) =>
        {
            (told.Named, told.Granted, told.OtherEmail, told.OtherAddress) = (true, false, x.Item1, x.Item2);
            dossier.SetRepresentation(Other(told, null));
        }),
        Make(Gen.Select(Gen.Enum<PowerScope>(), Gen.Bool, Gen.Int[-5, 20], Gen.Int[5, 60]), x => (_, dossier, told, day) =>
        {
            if (!told.Named) return;
            (told.Granted, told.Verified, told.Reach, told.GrantedOn, told.VerifiedOn) = (true, x.Item2, x.Item1, day + x.Item3, day);
            told.Scope = "Sagen";
            (told.EndsOn, told.RevokedOn) = (day + x.Item4, int.MaxValue);
            dossier.SetRepresentation(Other(told, new("Sagen", Date(told.GrantedOn), Date(told.EndsOn), null, null, null, told.Reach, [told.Point])),
                told.Verified ? new(new("k.roenbo"), Date(day)) : null);
        }),
        // Whatever else is changed takes the old verification along, as a form would that forgot about it.
        Make(Gen.Select(Gen.Int[0, 6], Gen.Bool, Gen.Int[1, 30]), x => (_, dossier, told, day) =>
        {
            if (dossier.Representation is not { Power: { } power } other) return;
            var (what, anew, by) = x;
            switch (what)
            {
                case 0: told.Name = told.Name == "Bo Vang" ? "Dan Lund" : "Bo Vang"; break;
                case 1: told.Scope += " og mere"; break;
                case 2: told.EndsOn += by; break;
                case 3: told.GrantedOn -= by; break;
                case 4: told.Reach = told.Reach is PowerScope.WholeCase ? PowerScope.NamedPoints : PowerScope.WholeCase; break;
                case 5: told.Point = 3 - told.Point; break;
                case 6: (told.OtherEmail, told.OtherAddress) = (!told.OtherEmail, !told.OtherAddress); break;
            }
            if (what < 6) told.Verified = false;
            if (anew) (told.Verified, told.VerifiedOn) = (true, day);
            dossier.SetRepresentation(Other(told, power with
            {
                Scope = told.Scope, From = Date(told.GrantedOn), To = Date(told.EndsOn), Reach = told.Reach, Points = [told.Point],
            }), anew ? new(new("k.roenbo"), Date(day)) : null);
        }),
        Gen.Const<Step>((_, dossier, told, day) =>
        {
            if (dossier.Representation?.Power is not { } power) return;
            if (told.RevokedOn < day) told.Verified = false; // a later end is a longer power
            told.RevokedOn = day;
            dossier.SetRepresentation(Other(told, power with { RevokedOn = Date(day) }));
        }),
        Gen.Const<Step>((_, dossier, _, _) => { dossier.SetCompanion(new(Guid.NewGuid(), "Carl Bisidder", "00 99 88 77")); }),
        Make(Gen.Enum<Channel>(), through => (it, _, told, day) =>
        {
            var refused = it.RecordObjection(Date(day), through, Date(day));
            Assert.Equal(told.Objects, refused is Refusal.AlreadyObjected);
            if (!told.Objects) (told.Objects, told.NoOn, told.YesOn) = (true, day, int.MaxValue);
        }),
        Gen.Const<Step>((it, _, told, day) =>
        {
            Assert.Equal(!told.Objects, it.WithdrawObjection(Date(day), Date(day)) is Refusal.NotObjected);
            if (told.Objects) (told.Objects, told.YesOn) = (false, day);
        }),
        Make(Gen.Select(Gen.Bool, Gen.Enum<SensitiveCategory>()), x => (it, _, told, _) =>
        {
            it.MarkSensitive(x.Item1, x.Item2);
            told.Sensitive = x.Item1 || x.Item2 is not SensitiveCategory.None;
        }),
        // Flags that somebody sets by hand do not lift an objection.
        Gen.Const<Step>((it, _, told, _) => { it.SetFlags(CaseFlags.None); told.Sensitive = false; }));

    static Gen<Step> Make<T>(Gen<T> gen, Func<T, Step> step) => gen.Select(step);

    static Representation Other(Told told, PowerOfAttorney? power) => new(Guid.NewGuid(), told.Name, "00 11 22 33",
        told.OtherEmail ? OtherMail : null, power, told.OtherAddress ? Office : null);

    static readonly Gen<((Step Do, int Wait)[] Steps, int After, LetterKind Letter, int Point)> GenHistory = Gen.Select(
        Gen.Select(GenStep, Gen.Int[0, 12]).Array[0, 14], Gen.Int[0, 15], Gen.Enum<LetterKind>(), Gen.Int[0, 2]);

    [Fact]
    public void No_history_ends_with_a_letter_to_the_wrong_person() => GenHistory.Sample(history =>
    {
        var (it, dossier, told, day) = (A.ReceivedComplaint(new(Theme.HandlingTime), new PointMatter(Theme.Reasons)), Dossier.Empty(), new Told(), 0);
        foreach (var (step, wait) in history.Steps) step(it, dossier, told, day += wait);
        day += history.After;
        int? point = history.Point == 0 ? null : history.Point;
        var (to, refused) = Recipients.Of(history.Letter, dossier, it, Date(day), point);

        Assert.Equal(refused is null, to.Count > 0);
        var roles = to.Select(r => r.Role).ToList();
        Assert.Distinct(roles);
        var blocked = day >= told.NoOn && day < told.YesOn;
        if (ToDepartment.Contains(history.Letter))
        {
            Assert.Equal(blocked, refused is Refusal.ObjectedToDisclosure);
            Assert.Equal(blocked ? [] : [RecipientRole.Department], roles);
            return;
        }
        var isCovered = told.Named && told.Granted && told.Verified && day >= told.VerifiedOn && day >= told.GrantedOn && day <= told.EndsOn && day < told.RevokedOn
            && (told.Reach is PowerScope.WholeCase || (told.Reach is PowerScope.NamedPoints && history.Point == told.Point)
                || (told.Reach is PowerScope.Meetings && history.Letter is LetterKind.MeetingInvitation));
        var isForParty = !isCovered || AlsoToParty.Contains(history.Letter) || told.Reach is PowerScope.Meetings;
        if (refused is null)
        {
            Assert.Equal(isCovered, roles.Contains(RecipientRole.Representative));
            Assert.Equal(isForParty, roles.Contains(RecipientRole.Party));
            Assert.DoesNotContain(RecipientRole.Department, roles);
        }
        var isProtected = told.ProtectedUntil >= day;
        foreach (var one in to)
        {
            Assert.Contains(one.Channel, new[] { Channel.DigitalPost, Channel.Letter, Channel.Email });
            Assert.Equal(one.Role is RecipientRole.Party ? "Asta Lyngdal" : told.Name, one.Name);
            if (told.Sensitive) Assert.NotEqual(Channel.Email, one.Channel);
            if (isProtected) Assert.False(one.MayShowAddress || one.Address == Home);
            Assert.Equal(one.Channel is Channel.Letter ? one.Role is RecipientRole.Party ? Home : Office : null, one.Address);
            Assert.Equal(one.Channel is Channel.Email ? one.Role is RecipientRole.Party ? PartyMail : OtherMail : null, one.Email);
        }
        // It is refused for a reason that is there.
        var partyReached = !told.Anonymous && (told.Cpr || (told.PartyAddress && !isProtected) || (told.PartyEmail && !told.Sensitive));
        var otherReached = told.OtherAddress || (told.OtherEmail && !told.Sensitive);
        Assert.Equal((isForParty && !partyReached) || (isCovered && !otherReached), refused is not null);
        if (isForParty && told.Anonymous) Assert.IsType<Refusal.AnonymousCaller>(refused);
    }, iter: 10_000);

    [Fact]
    public void A_case_without_a_department_has_nobody_to_hear()
    {
        var it = Case.Register(new(2026, 1), new(HelpKind.Complaint, new(Channel.Phone, false, A.Today), [new(Theme.Other)]));
        Assert.Equal(new Refusal.DepartmentMissing(), Recipients.Of(LetterKind.Hearing, Dossier.Empty(), it, A.Today).Refused);
    }

    [Fact]
    public void A_representative_who_cannot_be_read_is_not_taken_for_none()
    {
        var damaged = new Dossier([new Party(Guid.NewGuid(), "Asta Lyngdal", Cpr: "1203670000")], [RecordKind.Representation]);
        Assert.Equal(new Refusal.ContentUnreadable(), Recipients.Of(LetterKind.Answer, damaged, A.ReceivedComplaint(), A.Today).Refused);
    }

    [Fact]
    public void Somebody_with_a_substitute_number_has_no_mailbox()
    {
        var dossier = Dossier.Empty();
        dossier.SetParty(new(Guid.NewGuid(), "Asta Lyngdal", Address: Home, Cpr: "7203670000"));
        Assert.Equal(Channel.Letter, Recipients.Of(LetterKind.Answer, dossier, A.ReceivedComplaint(), A.Today).To.Single().Channel);
    }

    [Fact]
    public void A_power_that_nobody_has_verified_is_told_of_as_missing()
    {
        var dossier = Dossier.Empty();
        dossier.SetRepresentation(new(Guid.NewGuid(), "Bo Vang", Power: new("Sagen", A.Today)));
        Assert.Equal(CaseFlags.Represented | CaseFlags.PowerOfAttorneyMissing, dossier.FlagsOn(A.Today));
        dossier.SetRepresentation(dossier.Representation!, new(new("k.roenbo"), A.Today));
        Assert.Equal(CaseFlags.Represented, dossier.FlagsOn(A.Today));
    }
}
