// Letter templates: what is read and what is refused, and what becomes of paragraphs whose facts are missing.
using CsCheck;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.Tests.Domain.Letters;

public sealed class TemplateTests
{
    const string Subject = "Svar, sag {{sagsnummer}}";

    static Template Sound(TemplateKind kind, string body, string subject = Subject)
    {
        var (read, problems) = Template.Parse(kind, subject, body);
        Assert.Empty(problems);
        return read!;
    }

    static TemplateProblem Only(string body, string subject = Subject, TemplateKind kind = TemplateKind.Admission)
    {
        var (read, problems) = Template.Parse(kind, subject, body);
        Assert.Null(read);
        return Assert.Single(problems);
    }

    static MergedLetter Merge(string body, params (MergeField Field, string? Value)[] values) =>
        Sound(TemplateKind.Admission, body).Merge(values.Append((MergeField.CaseNumber, "2026-00042")).ToDictionary(v => v.Item1, v => v.Item2));

    [Fact]
    public void Every_letter_has_a_template_and_the_rights_are_no_letter()
    {
        foreach (var letter in Enum.GetValues<LetterKind>()) Assert.Equal(letter, letter.Template.Letter);
        Assert.Equal([TemplateKind.Rights], Enum.GetValues<TemplateKind>().Where(kind => kind.Letter is null));
    }

    [Fact]
    public void Every_field_has_a_name_of_its_own_that_reads_back()
    {
        foreach (var field in Enum.GetValues<MergeField>())
        {
            Assert.True(MergeFields.TryRead(field.Name, out var read));
            Assert.Equal(field, read);
            Assert.Equal($"{{{{{field.Name}}}}}", field.Mark);
            Assert.Matches("^[a-zæøå]+(-[a-zæøå]+)*$", field.Name);
        }
    }

    [Theory]
    [InlineData("{{ Møde-Dag }}")]
    [InlineData("{{MØDE-DAG}}")]
    public void Capitals_and_blanks_do_not_matter(string typed) => Assert.Contains(MergeField.MeetingDay, Sound(TemplateKind.Admission, typed).Fields);

    [Fact]
    public void An_unknown_field_is_named_with_its_line() =>
        Assert.Equal(new TemplateProblem(TemplatePart.Body, TemplateFault.UnknownField, 4, "sagsnumer"), Only("Kære\n\nDin sag\nhar {{ sagsnumer }}"));

    [Theory]
    [InlineData("Sag {{sagsnummer", TemplateFault.Unclosed)]
    [InlineData("Sag {{sagsnummer}", TemplateFault.Unclosed)]
    [InlineData("Sag {{sagsnummer\n}} her", TemplateFault.Unclosed, TemplateFault.Unopened)]
    [InlineData("Sag {{ {{sagsnummer}}", TemplateFault.Unclosed)]
    [InlineData("Sag {sagsnummer}}", TemplateFault.Unopened)]
    [InlineData("Sag {{sagsnummer}} }}", TemplateFault.Unopened)]
    [InlineData("{{}}", TemplateFault.UnknownField)]
    public void Braces_that_do_not_match_are_refused(string body, params TemplateFault[] faults)
    {
        var (read, problems) = Template.Parse(TemplateKind.Admission, Subject, body);
        Assert.Null(read);
        Assert.Equal(faults, problems.Select(p => p.Fault));
    }

    [Fact]
    public void Single_braces_are_text() => Assert.Equal("Felt {a} og }b{", Merge("Felt {a} og }b{").Text);

    [Fact]
    public void Nothing_and_too_much_are_refused()
    {
        Assert.Equal(new TemplateProblem(TemplatePart.Body, TemplateFault.Empty), Only(" \n\n"));
        Assert.Equal(new TemplateProblem(TemplatePart.Body, TemplateFault.Empty), Only("", "Dine rettigheder", TemplateKind.Rights));
        Assert.Equal(new TemplateProblem(TemplatePart.Subject, TemplateFault.Empty), Only("Kære {{modtager}}", ""));
        Assert.Equal(new TemplateProblem(TemplatePart.Body, TemplateFault.TooLong, Limit: Template.BodyLimit), Only(new('a', Template.BodyLimit + 1)));
        Assert.Equal(new TemplateProblem(TemplatePart.Subject, TemplateFault.TooLong, Limit: Template.SubjectLimit), Only("Tekst", new('a', Template.SubjectLimit + 1)));
    }

    [Fact]
    public void A_subject_tells_neither_who_nor_what()
    {
        foreach (var field in Enum.GetValues<MergeField>().Where(field => !field.MayBeInSubject))
            Assert.Equal(new TemplateProblem(TemplatePart.Subject, TemplateFault.FieldNotInSubject, Field: field.Name), Only("Tekst", $"Sag {{{{sagsnummer}}}} {field.Mark}"));
        Assert.False(MergeField.Recipient.MayBeInSubject || MergeField.Citizen.MayBeInSubject || MergeField.Theme.MayBeInSubject || MergeField.Text.MayBeInSubject);
    }

    public static TheoryData<TemplateKind, MergeField> RequiredFields()
    {
        var rows = new TheoryData<TemplateKind, MergeField>();
        foreach (var kind in Enum.GetValues<TemplateKind>()) foreach (var field in kind.Required) rows.Add(kind, field);
        return rows;
    }

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void A_field_that_the_letter_cannot_do_without_must_be_there_and_leaves_a_gap(TemplateKind kind, MergeField field)
    {
        var others = string.Join("\n\n", kind.Required.Where(f => f != field).Select(f => f.Mark));
        var problem = Only($"Tekst\n\n{others}", "Brev", kind);
        Assert.Equal((TemplateFault.FieldMissing, field.Name), (problem.Fault, problem.Field));

        var merged = Sound(kind, $"Tekst\n\n{others}\n\n{field.Mark}").Merge(kind.Required.Where(f => f != field).ToDictionary(f => f, string? (_) => "x"));
        Assert.EndsWith(Template.Gap, merged.Text, StringComparison.Ordinal);
        Assert.Equal([field], merged.Gaps);
        Assert.False(merged.IsComplete);
    }

    [Theory]
    [InlineData(TemplateKind.ExtensionNotice, MergeField.DelayReason, MergeField.NewDueOn)]
    [InlineData(TemplateKind.Referral, MergeField.Ground, MergeField.Body)]
    [InlineData(TemplateKind.Answer, MergeField.Text)]
    [InlineData(TemplateKind.MeetingInvitation, MergeField.MeetingDay, MergeField.MeetingTime)]
    [InlineData(TemplateKind.Dunning, MergeField.HearingOn)]
    public void What_a_letter_is_for_is_required_of_it(TemplateKind kind, params MergeField[] fields) => Assert.Subset(kind.Required.ToHashSet(), fields.ToHashSet());

    [Fact]
    public void The_number_of_the_case_may_stand_in_the_subject_alone() => Assert.Equal("Svar, sag 2026-00042", Merge("Tekst").Subject);

    [Fact]
    public void A_paragraph_without_any_of_its_values_is_left_out()
    {
        var merged = Merge("Kære {{modtager}}\n\nSvar senest {{svar-senest}}.\n\nVi venter på {{afdeling}}\nog {{ instans }}.\n\nHilsen", (MergeField.DueOn, " "));
        Assert.Equal("Hilsen", merged.Text);
        Assert.Empty(merged.Gaps);
        Assert.True(merged.IsComplete);
    }

    [Fact]
    public void A_value_missing_beside_others_is_a_gap_that_keeps_the_letter_open()
    {
        var merged = Merge("Svar senest {{svar-senest}} til {{afdeling}}.", (MergeField.DueOn, "07.12.2026"));
        Assert.Equal("Svar senest 07.12.2026 til […].", merged.Text);
        Assert.Equal([MergeField.Department], merged.Gaps);
        Assert.False(merged.IsComplete);
        Assert.False(Merge("Skriv selv: […]").IsComplete);
    }

    [Fact]
    public void A_heading_goes_with_what_stood_below_it_and_an_item_goes_alone()
    {
        const string body = "## Frist\n{{klagefrist}}\n## Sted\nHer er {{møde-sted}}\n\n- {{emne}}\n- altid\n## Sidst";
        Assert.Equal("## Sted\n\n- altid\n\n## Sidst", Merge(body).Text);
        Assert.Equal("## Frist\n\n04.01.2027\n\n## Sted\n\n- Vejledning\n- altid\n\n## Sidst", Merge(body, (MergeField.AppealDeadline, "04.01.2027"), (MergeField.Theme, "Vejledning")).Text);
    }

    [Fact]
    public void A_letter_of_nothing_is_not_complete() => Assert.False(Merge("{{tekst}}").IsComplete);

    [Fact]
    public void Line_ends_of_any_system_are_the_same() => Assert.Equal("a\nb\n\nc", Merge("a \r\nb\r\n\r\n\r\nc\r\n").Text);

    [Fact]
    public void A_subject_stays_on_one_line() =>
        Assert.Equal("Sag 1 2", Sound(TemplateKind.Admission, "Tekst", "Sag {{sagsnummer}}").Merge(new Dictionary<MergeField, string?> { [MergeField.CaseNumber] = "1\r\n2" }).Subject);

    [Fact]
    public void Text_is_read_as_headings_paragraphs_and_items_and_written_back()
    {
        const string text = "## Overskrift\n\nEt afsnit\nmed to linjer\n\n- et\n- to\n\nSlut";
        var blocks = LetterBlock.Read(text);
        Assert.Equal(
            [new(LetterBlockKind.Heading, "Overskrift"), new(LetterBlockKind.Paragraph, "Et afsnit\nmed to linjer"), new(LetterBlockKind.Item, "et"), new(LetterBlockKind.Item, "to"), new(LetterBlockKind.Paragraph, "Slut")],
            blocks);
        Assert.Equal(text, LetterBlock.Write(blocks));
    }

    static readonly Gen<string> GenPiece = Gen.OneOf(
        Gen.Enum<MergeField>().Select(field => field.Mark), Gen.OneOf(new[] { "\n", "\n\n", "- ", "## ", " ", "tekst", "æ", "{", "}", "." }.Select(Gen.Const).ToArray()));

    static readonly Gen<string> GenValue = Gen.OneOf(
        Gen.OneOf(new[] { "", "  ", "{{sagsnummer}}", "{{", "}}", "{", "}", "{{ukendt}}", "- a\n- b", "## x", "a\n\nb", "$1", "[…]" }.Select(Gen.Const).ToArray()), Gen.String);

    [Fact]
    public void Whatever_stands_in_it_a_sound_template_leaves_no_field_and_changes_no_value() =>
        Gen.Select(GenPiece.Array[1, 25].Select(pieces => string.Concat(pieces)), Gen.Select(Gen.Enum<MergeField>(), GenValue).Array[0, 12], Gen.Enum<TemplateKind>()).Sample((body, given, kind) =>
        {
            var (template, problems) = Template.Parse(kind, "Sag {{sagsnummer}}", body);
            Assert.Equal(template is null, problems.Count > 0);
            if (template is null) return;
            var values = given.GroupBy(v => v.Item1).ToDictionary(g => g.Key, string? (g) => g.First().Item2);

            // With a mark that cannot be typed for each value, nothing is left that reads as a field.
            var marked = template.Merge(values.ToDictionary(v => v.Key, string? (v) => string.IsNullOrWhiteSpace(v.Value) ? v.Value : $"\u0001{v.Key}\u0002"));
            Assert.DoesNotContain("{{", marked.Text.Replace("{\u0001", "\u0001", StringComparison.Ordinal), StringComparison.Ordinal);
            foreach (var field in Enum.GetValues<MergeField>()) Assert.DoesNotContain(field.Mark, marked.Text, StringComparison.Ordinal);

            // And each mark stands where its value, as it is, stands otherwise.
            var merged = template.Merge(values);
            var expected = marked.Text;
            foreach (var (field, value) in values) expected = expected.Replace($"\u0001{field}\u0002", value, StringComparison.Ordinal);
            Assert.Equal(expected, merged.Text);
            Assert.Equal(marked.Gaps, merged.Gaps);
            if (merged.IsComplete) Assert.All(kind.Required, field => Assert.False(string.IsNullOrWhiteSpace(values.GetValueOrDefault(field))));
        });
}
