// The places in a letter template that the facts of a case fill, and what the adviser calls them.
using System.Text;

namespace Ombud.Domain.Letters;

/// <summary>A closed set: a template with any other name is refused.</summary>
public enum MergeField
{
    CaseNumber, ReceivedOn,
    /// <summary>The letter's own date.</summary>
    Date,
    /// <summary>Whom this copy is for; the citizen or the representative.</summary>
    Recipient,
    Citizen,
    /// <summary>The theme of the point that the letter is about.</summary>
    Theme,
    Department,
    /// <summary>The outside body that a citizen is told of, how to reach it, and how to complain there.</summary>
    Body, BodyContact, BodyGuidance,
    /// <summary>The cautious last day of an appeal.</summary>
    AppealDeadline,
    Ground,
    /// <summary>The promise, where there is one.</summary>
    DueOn,
    NewDueOn, DelayReason,
    /// <summary>The day by which whoever gets the letter is asked to reply.</summary>
    ReplyBy,
    MeetingDay, MeetingTime, MeetingPlace,
    /// <summary>The date of the hearing letter that a later one reminds of.</summary>
    HearingOn,
    /// <summary>Where personal data came from when not from the citizen.</summary>
    Source,
    Office, OfficeContact,
    /// <summary>How to reach the municipality's data protection officer.</summary>
    DataProtectionContact,
    Handler,
    /// <summary>The adviser's own words.</summary>
    Text,
}

public static class MergeFields
{
    public const string Open = "{{", Close = "}}";

    static readonly Dictionary<string, MergeField> ByName = Enum.GetValues<MergeField>().ToDictionary(NameOf);

    extension(MergeField it)
    {
        /// <summary>What is typed between the braces.</summary>
        public string Name => NameOf(it);

        /// <summary>As it stands in a template.</summary>
        public string Mark => $"{Open}{NameOf(it)}{Close}";

        /// <summary>A subject is seen outside the letter: it tells neither who nor what.</summary>
        public bool MayBeInSubject => it is MergeField.CaseNumber or MergeField.ReceivedOn or MergeField.Date or MergeField.Office;
    }

    /// <summary>Reads a name, with or without capitals and blanks around it.</summary>
    public static bool TryRead(string name, out MergeField field)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.TryGetValue(name.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormC), out field);
    }

    static string NameOf(MergeField field) => field switch
    {
        MergeField.CaseNumber => "sagsnummer",
        MergeField.ReceivedOn => "modtaget",
        MergeField.Date => "dato",
        MergeField.Recipient => "modtager",
        MergeField.Citizen => "borger",
        MergeField.Theme => "emne",
        MergeField.Department => "afdeling",
        MergeField.Body => "instans",
        MergeField.BodyContact => "instans-kontakt",
        MergeField.BodyGuidance => "instans-vejledning",
        MergeField.AppealDeadline => "klagefrist",
        MergeField.Ground => "afvisningsgrund",
        MergeField.DueOn => "svar-senest",
        MergeField.NewDueOn => "ny-frist",
        MergeField.DelayReason => "grund",
        MergeField.ReplyBy => "send-senest",
        MergeField.MeetingDay => "møde-dag",
        MergeField.MeetingTime => "møde-tid",
        MergeField.MeetingPlace => "møde-sted",
        MergeField.HearingOn => "høringsdato",
        MergeField.Source => "kilde",
        MergeField.Office => "kontor",
        MergeField.OfficeContact => "kontor-kontakt",
        MergeField.DataProtectionContact => "databeskyttelsesrådgiver",
        MergeField.Handler => "sagsbehandler",
        MergeField.Text => "tekst",
        _ => throw new InvalidOperationException($"No name for {field}."),
    };
}
