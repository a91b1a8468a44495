// What an empty database starts with: closing days, outside bodies, and in a demo the invented office's own data.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Desk;

/// <summary>Public facts as of <see cref="CheckedOn"/>; the office edits and re-checks them in the settings.</summary>
static class OfficeSeed
{
    static readonly DateOnly CheckedOn = new(2026, 11, 23);

    public static async Task<int> FillAsync(OmbudDb db, bool isDemo, CancellationToken stop)
    {
        if (!await db.ClosingRules.AnyAsync(stop))
            db.ClosingRules.AddRange(Enum.GetValues<OfficeClosingDay>().Select(day => new ClosingRuleRow { Day = day, IsClosed = day is not OfficeClosingDay.FirstOfMay }));
        if (!await db.Bodies.AnyAsync(stop)) db.Bodies.AddRange(Bodies());
        if (!await db.Targets.AnyAsync(stop))
            db.Targets.AddRange(Enum.GetValues<Channel>().Select(channel => new TargetRow { Channel = channel, Days = isDemo ? DemoTarget(channel) : null }));
        if (isDemo && !await db.Departments.AnyAsync(stop)) db.Departments.AddRange(DemoDepartments());
        if (isDemo && !await db.Staff.AnyAsync(stop))
            db.Staff.AddRange(DemoPerson.All.Select(p => new StaffRow { Id = p.Id.Value, Name = p.Name, Initials = p.Initials, Role = p.Role }));
        return await db.SaveChangesAsync(stop);
    }

    /// <summary>The invented office calls back within five working days; letters that are no complaints have no target.</summary>
    static int? DemoTarget(Channel channel) => channel is Channel.Phone or Channel.InPerson ? 5 : null;

    /// <summary>Fails the check of a real one.</summary>
    const string DemoCvr = "12345678";

    static IEnumerable<DepartmentRow> DemoDepartments() =>
    [
        new() { Code = "job-centre", Name = "Jobcenter", Cvr = DemoCvr },
        new() { Code = "citizen-service", Name = "Borgerservice", Cvr = DemoCvr },
        new() { Code = "social", Name = "Social og Familie", Cvr = DemoCvr },
        new() { Code = "health", Name = "Sundhed og Ældre" },
        new() { Code = "schools", Name = "Skole og Dagtilbud" },
        new() { Code = "environment", Name = "Teknik og Miljø" },
    ];

    static IEnumerable<BodyRow> Bodies() =>
    [
        Body("ankestyrelsen", "Ankestyrelsen", 4, "Klagen sendes til kommunen, som genvurderer inden 4 uger.", ExclusionGround.ProfessionalContent, ExclusionGround.OtherAppealBody),
        Body("planklagenaevnet", "Planklagenævnet", 4, "Klagen indgives i klageportalen.", ExclusionGround.ProfessionalContent, ExclusionGround.OtherAppealBody),
        Body("miljoe-og-foedevareklagenaevnet", "Miljø- og Fødevareklagenævnet", 4, "Klagen indgives i klageportalen.", ExclusionGround.ProfessionalContent, ExclusionGround.OtherAppealBody),
        Body("byggeklageenheden", "Byggeklageenheden", 4, "Byggeklageenheden behandler kun retlige spørgsmål.", ExclusionGround.ProfessionalContent, ExclusionGround.OtherAppealBody),
        Body("klagenaevnet-for-specialundervisning", "Klagenævnet for Specialundervisning", 4, "Klagen sendes til kommunen.", ExclusionGround.ProfessionalContent, ExclusionGround.OtherAppealBody),
        Body("styrelsen-for-patientklager", "Styrelsen for Patientklager", null, "Klagen indgives på borger.dk.", ExclusionGround.ProfessionalContent, ExclusionGround.OtherAppealBody),
        Body("ligebehandlingsnaevnet", "Ligebehandlingsnævnet", null, "Klagen sendes skriftligt til nævnet.", ExclusionGround.OtherAppealBody),
        Body("datatilsynet", "Datatilsynet", null, "Klagen indgives på datatilsynets hjemmeside.", ExclusionGround.OtherAppealBody),
        Body("huslejenaevnet", "Huslejenævnet", null, "Klagen sendes til nævnet i kommunen.", ExclusionGround.OtherAppealBody),
        Body("folketingets-ombudsmand", "Folketingets Ombudsmand", null, "Andre klagemuligheder skal være brugt, og klagen kan ikke være anonym.", ExclusionGround.AlreadyElsewhere, ExclusionGround.OlderThanOneYear),
        Body("kommunale-tilsyn", "Ankestyrelsens kommunale tilsyn", null, "Tilsynet ser kun på, om loven er overholdt.", ExclusionGround.AlreadyElsewhere, ExclusionGround.PoliticalDecision),
        Body("domstolene", "Domstolene", null, "Retten, hvor sagen ligger.", ExclusionGround.AlreadyElsewhere),
        Body("kommunalbestyrelsen", "Kommunalbestyrelsen", null, "Skriv til kommunalbestyrelsen eller det udvalg, der har besluttet det.", ExclusionGround.PoliticalDecision),
        Body("naermeste-leder", "Nærmeste leder, HR eller fagforening", null, "Tal med leder, HR eller tillidsrepræsentant.", ExclusionGround.Employment),
        Body("whistleblowerordningen", "Whistleblowerordningen", null, "For alvorlige forhold.", ExclusionGround.Employment),
        Body("afdelingen", "Afdelingen i kommunen", null, "Afdelingen kan genoptage sagen.", ExclusionGround.OlderThanOneYear),
    ];

    static BodyRow Body(string code, string name, int? weeks, string how, params IEnumerable<ExclusionGround> grounds) =>
        new() { Code = code, Name = name, AppealWeeks = weeks, HowToComplain = how, Grounds = [.. grounds], CheckedOn = CheckedOn };
}
