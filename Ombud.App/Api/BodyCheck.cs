// Says everything that is wrong with the form of what was sent, field by field, before it becomes a value.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ombud.Domain;

namespace Ombud.App.Api;

/// <summary>The records of the request bodies are the one definition: this walk, the reading and the OpenAPI document follow from them.</summary>
static class BodyCheck
{
    public const int MaxItems = 100;

    public static IReadOnlyList<FieldProblem> Problems(JsonElement sent, Type type)
    {
        List<FieldProblem> problems = [];
        Check(sent, type, "", problems);
        return problems;
    }

    static void Check(JsonElement sent, Type type, string field, List<FieldProblem> problems)
    {
        var info = ApiJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (info.Kind is JsonTypeInfoKind.Object) CheckObject(sent, info, field, problems);
        else if (info.Kind is JsonTypeInfoKind.Enumerable) CheckList(sent, info, field, problems);
        else if (WrongWith(sent, info) is { } problem) problems.Add(new(field, problem));
    }

    static void CheckObject(JsonElement sent, JsonTypeInfo info, string field, List<FieldProblem> problems)
    {
        if (sent.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new(field, Problem.WrongType));
            return;
        }
        foreach (var member in info.Properties)
        {
            var name = field.Length == 0 ? member.Name : $"{field}.{member.Name}";
            if (sent.TryGetProperty(member.Name, out var value) && value.ValueKind is not JsonValueKind.Null)
                Check(value, member.PropertyType, name, problems);
            else if (member.IsRequired)
                problems.Add(new(name, Problem.Missing));
        }
    }

    static void CheckList(JsonElement sent, JsonTypeInfo info, string field, List<FieldProblem> problems)
    {
        if (sent.ValueKind is not JsonValueKind.Array) problems.Add(new(field, Problem.WrongType));
        else if (sent.GetArrayLength() > MaxItems) problems.Add(new(field, Problem.TooMany, MaxItems));
        else foreach (var (at, item) in sent.EnumerateArray().Index()) Check(item, info.ElementType!, $"{field}[{at}]", problems);
    }

    static Problem? WrongWith(JsonElement sent, JsonTypeInfo info)
    {
        var expected = info.Type == typeof(bool) ? sent.ValueKind is JsonValueKind.True or JsonValueKind.False
            : info.Type == typeof(int) ? sent.ValueKind is JsonValueKind.Number
            : sent.ValueKind is JsonValueKind.String;
        if (!expected) return Problem.WrongType;
        try
        {
            _ = sent.Deserialize(info);
            return null;
        }
        // The second is thrown for text that is no Unicode: half a surrogate pair, bytes that are not UTF-8.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return info.Type == typeof(DateOnly) ? Problem.NotADate
                : info.Type == typeof(string) || info.Type == typeof(int) ? Problem.WrongType
                : Problem.UnknownCode;
        }
    }
}
