// The templates that Ombud comes with: each is there in each language, sound, and says what its letter must say.
using System.Text.RegularExpressions;
using Ombud.App.Post;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class BuiltInTemplateTests
{
    static readonly Dictionary<MergeField, string?> Full = Enum.GetValues<MergeField>().ToDictionary(field => field, string? (field) => $"<{field}>");

    public static TheoryData<TemplateKind, string> All()
    {
        var rows = new TheoryData<TemplateKind, string>();
        foreach (var kind in Enum.GetValues<TemplateKind>()) foreach (var language in BuiltInTemplates.Languages) rows.Add(kind, language);
        return rows;
    }

    static Template Read(TemplateKind kind, string language)
    {
        var (subject, body) = BuiltInTemplates.Of(kind, language);
        var (read, problems) = Template.Parse(kind, subject, body);
        Assert.Empty(problems);
        return read!;
    }

    static string Body(TemplateKind kind, string language) => BuiltInTemplates.Of(kind, language).Body;

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_sound_and_complete_with_full_values(TemplateKind kind, string language)
    {
        var template = Read(kind, language);
        Assert.Subset(template.Fields.ToHashSet(), kind.Required.ToHashSet());
        var merged = template.Merge(Full);
        Assert.True(merged.IsComplete);
        Assert.DoesNotContain(Template.Gap, merged.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", merged.Subject + merged.Text, StringComparison.Ordinal);
        foreach (var field in template.Fields) Assert.Contains($"<{field}>", merged.Subject + merged.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_complete_with_what_it_must_have_and_who_signs(TemplateKind kind, string language)
    {
        List<MergeField> known = [.. kind.Required, MergeField.Handler, MergeField.Office];
        if (kind is TemplateKind.InformationDuty) known.AddRange([MergeField.OfficeContact, MergeField.DataProtectionContact]);
        var merged = Read(kind, language).Merge(known.Distinct().ToDictionary(field => field, string? (field) => $"<{field}>"));
        Assert.Empty(merged.Gaps);
        Assert.True(merged.IsComplete);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_subject_names_the_case_alone_and_its_text_keeps_the_tone(TemplateKind kind, string language)
    {
        var (subject, body) = BuiltInTemplates.Of(kind, language);
        Assert.Equal(kind is TemplateKind.Rights ? [] : new[] { "{{sagsnummer}}" }, Regex.Matches(subject, "{{.*?}}").Select(m => m.Value));
        Assert.DoesNotContain('!', subject + body);
        Assert.DoesNotContain("serviceniveau", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ombudsman", body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Both_languages_have_the_same_fields_and_parts(TemplateKind kind, string language)
    {
        static IEnumerable<string> Shape(string body) => LetterBlock.Read(body).Select(block => $"{block.Kind} {string.Join(' ', Regex.Matches(block.Text, "{{.*?}}"))}");
        Assert.Equal(Shape(Body(kind, "da")), Shape(Body(kind, language)));
    }

    [Fact]
    public void Letters_to_a_department_name_neither_the_citizen_nor_another_recipient()
    {
        foreach (var kind in Enum.GetValues<LetterKind>().Where(letter => letter.IsForDepartment).Select(letter => letter.Template))
            foreach (var language in BuiltInTemplates.Languages)
            {
                var fields = Read(kind, language).Fields;
                Assert.DoesNotContain(MergeField.Citizen, fields);
                Assert.DoesNotContain(MergeField.Recipient, fields);
                Assert.Superset(new HashSet<MergeField> { MergeField.CaseNumber, MergeField.Theme, MergeField.Department, MergeField.ReplyBy }, fields.ToHashSet());
            }
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void The_promise_is_told_only_where_there_is_one(string language)
    {
        var template = Read(TemplateKind.Acknowledgement, language);
        var with = template.Merge(Full).Text;
        var without = template.Merge(Full.ToDictionary(v => v.Key, v => v.Key is MergeField.DueOn ? null : v.Value)).Text;
        var gone = Assert.Single(LetterBlock.Read(with).Except(LetterBlock.Read(without)));
        Assert.Contains("<DueOn>", gone.Text, StringComparison.Ordinal);
        Assert.True(template.Merge(Full.ToDictionary(v => v.Key, v => v.Key is MergeField.DueOn ? null : v.Value)).IsComplete);
    }

    [Theory]
    [InlineData(TemplateKind.InformationDuty, "artikel 13 og 14", "Dataansvarlig", "artikel 6, stk. 1, litra e", "artikel 9, stk. 2, litra f", "databeskyttelseslovens § 11", "udtrykkeligt siger nej",
        "artikel 15", "artikel 16", "artikel 17", "artikel 18", "artikel 21", "Datatilsynet", "{{kilde}}", "{{databeskyttelsesrådgiver}}", "arkiv")]
    [InlineData(TemplateKind.Referral, "klagevejledningen", "selv om du har skrevet til os", "{{instans-vejledning}}", "{{klagefrist}}")]
    [InlineData(TemplateKind.Rights, "§ 8", "10 arbejdsdage", "som udgangspunkt", "uden adgang for andre end borgerrådgiveren og dig selv", "udtrykkeligt siger nej", "begrænser", "indsigt", "rettet",
        "Datatilsynet", "stopper ikke en frist", "Digital Post")]
    [InlineData(TemplateKind.MeetingInvitation, "bisidder", "neutral")]
    [InlineData(TemplateKind.Hearing, "§ 27", "nødvendige")]
    public void It_says_what_the_law_and_the_office_promise(TemplateKind kind, params string[] said) =>
        Assert.All(said, words => Assert.Contains(words, Body(kind, "da"), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_the_same_text_after_it_was_saved(TemplateKind kind, string language)
    {
        var (subject, body) = BuiltInTemplates.Of(kind, language);
        Assert.Equal((subject, body), (PlainText.Clean(subject), PlainText.Clean(body, multiline: true)));
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void Every_field_has_an_invented_value(string language) =>
        Assert.Equal(Enum.GetValues<MergeField>(), BuiltInTemplates.Samples(language).Where(sample => !string.IsNullOrWhiteSpace(sample.Value)).Select(sample => sample.Key).Order());

    [Theory]
    [MemberData(nameof(All))]
    public void Its_fields_are_offered_to_whoever_changes_it(TemplateKind kind, string language)
    {
        Assert.Subset(kind.Offered.ToHashSet(), Read(kind, language).Fields.ToHashSet());
        Assert.Equal(kind.Required, kind.Offered.Take(kind.Required.Count));
        Assert.Distinct(kind.Offered);
    }

    [Fact]
    public void The_source_is_told_only_where_it_is_another() =>
        Assert.DoesNotContain("kommer fra", Read(TemplateKind.InformationDuty, "da").Merge(Full.ToDictionary(v => v.Key, v => v.Key is MergeField.Source ? null : v.Value)).Text, StringComparison.Ordinal);
}
