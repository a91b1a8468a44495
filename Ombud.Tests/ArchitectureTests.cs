// The walls between the folders, read from the compiled assemblies and the sources.
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Ombud.App.Data;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests;

public sealed class ArchitectureTests
{
    /// <summary>What each folder of the app may use. A folder always may use itself, Domain and what stands in no folder.</summary>
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Protection"] = [],
        ["Localisation"] = [],
        ["Data"] = ["Localisation", "Protection"],
        ["Identity"] = ["Data", "Localisation", "Protection"],
        ["Post"] = ["Data", "Localisation", "Identity", "Protection"],
        ["Vault"] = ["Data", "Identity", "Localisation", "Post", "Protection"],
        ["Desk"] = ["Vault", "Data", "Identity", "Localisation", "Post", "Protection"],
        ["Components"] = ["Desk", "Vault", "Data", "Identity", "Localisation"],
        ["Layout"] = ["Components", "Desk", "Vault", "Identity", "Localisation"],
        ["Features"] = ["Components", "Layout", "Desk", "Vault", "Data", "Post", "Identity", "Localisation"],
        ["Api"] = ["Components", "Desk", "Vault", "Data", "Identity", "Localisation", "Protection"],
        ["Jobs"] = ["Desk", "Vault", "Data", "Post", "Identity", "Localisation"],
        ["Backup"] = ["Desk", "Vault", "Data", "Identity", "Protection"],
        ["Operation"] = ["Jobs", "Layout", "Vault", "Data", "Identity", "Protection"],
        ["Start"] = ["Operation", "Demo", "Jobs", "Desk", "Data", "Post", "Identity", "Protection"],
        ["Demo"] = ["Desk", "Vault", "Data", "Post", "Identity", "Localisation"],
    };

    static readonly AssemblyDefinition App = AssemblyDefinition.ReadAssembly(typeof(OmbudDb).Assembly.Location);

    [Fact]
    public void The_domain_uses_the_base_library_alone()
    {
        var used = typeof(Case).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.All(used, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_has_no_public_setter()
    {
        var open = typeof(Case).Assembly.GetExportedTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");
        Assert.Empty(open);
    }

    [Fact]
    public void Folders_use_only_what_lies_below_them()
    {
        var wrong = from type in App.MainModule.Types
                    let folder = FolderOf(type.FullName)
                    where folder is not null && folder != "Program"
                    from used in UsedBy(type).Select(FolderOf).Where(f => f is not null).Distinct()
                    where used != folder && !(MayUse.TryGetValue(folder, out var allowed) && allowed.Contains(used))
                    select $"{type.FullName} → {used}";
        Assert.Empty(wrong.Distinct().Order());
    }

    [Fact]
    public void No_feature_uses_another()
    {
        var wrong = from type in App.MainModule.Types
                    let feature = FeatureOf(type.FullName)
                    where feature is not null
                    from used in UsedBy(type)
                    where FeatureOf(used) is { } other && other != feature
                    select $"{type.FullName} → {used}";
        Assert.Empty(wrong.Distinct().Order());
    }

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore", "Data|Desk|Vault|Jobs|Demo|Backup|Query$|Commands")]
    [InlineData("Hangfire", "Jobs")]
    [InlineData("Microsoft.Identity.Web", "Identity")]
    [InlineData("System.Security.Cryptography", "Protection|Backup")]
    [InlineData("MudBlazor", "Features|Components|Layout|Localisation")]
    [InlineData("DocumentFormat.OpenXml", "Post")]
    [InlineData("Ical.Net", "Post")]
    [InlineData("MailKit", "Post")]
    [InlineData("MimeKit", "Post")]
    [InlineData("OpenTelemetry", "Operation")]
    public void Each_outside_world_stays_in_its_folder(string library, string folders)
    {
        var wrong = from type in App.MainModule.Types
                    where type.FullName.StartsWith("Ombud.App.", StringComparison.Ordinal)
                    where !folders.Split('|').Any(f => f.EndsWith('$') ? type.Name.EndsWith(f[..^1], StringComparison.Ordinal) : type.FullName.StartsWith($"Ombud.App.{f}", StringComparison.Ordinal))
                    from used in UsedBy(type)
                    where used.StartsWith(library + ".", StringComparison.Ordinal)
                    select $"{type.FullName} → {used}";
        Assert.Empty(wrong.Distinct().Order());
    }

    [Fact]
    public void Facts_hold_no_free_text()
    {
        Type[] facts = [typeof(Case), typeof(Contact), typeof(NewCase), typeof(Point), typeof(PointMatter), typeof(PointVerdict),
            .. typeof(CaseEvent).GetNestedTypes()];
        var text = facts.SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(string)).Select(p => $"{p.DeclaringType!.Name}.{p.Name}");
        Assert.Empty(text);
    }

    [Fact]
    public void Content_is_reached_through_the_vault_alone()
    {
        var wrong = from type in App.MainModule.Types
                    where !type.FullName.StartsWith("Ombud.App.Vault.", StringComparison.Ordinal) && !type.FullName.StartsWith("Ombud.App.Data.", StringComparison.Ordinal)
                    where UsedMembersOf(type).Any(m => m.EndsWith("OmbudDb::get_DossierRecords()", StringComparison.Ordinal) || m.EndsWith("OmbudDb::get_DocumentChunks()", StringComparison.Ordinal))
                    select type.FullName;
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_component_touches_the_database()
    {
        var wrong = from type in App.MainModule.Types
                    where IsComponent(type)
                    where UsedBy(type).Any(u => u.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) || u == typeof(OmbudDb).FullName)
                    select type.FullName;
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_page_says_who_may_open_it()
    {
        var silent = typeof(OmbudDb).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any())
            .Where(t => t.GetCustomAttributes(inherit: true).All(a => a is not IAuthorizeData and not IAllowAnonymous)).Select(t => t.Name);
        Assert.Empty(silent);
    }

    [Fact]
    public void The_migrations_are_current()
    {
        using var sqlite = new SqliteOmbudDb(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite("Data Source=:memory:").Options);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        using var postgres = new PostgresOmbudDb(new DbContextOptionsBuilder<PostgresOmbudDb>().UseNpgsql("Host=localhost").Options);
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Files_stay_short_and_say_what_they_are_for()
    {
        var wrong = new List<string>();
        foreach (var file in Sources("*.cs"))
        {
            var lines = File.ReadAllLines(file);
            if (lines.Length > 250) wrong.Add($"{file}: {lines.Length} lines");
            if (!lines[0].TrimStart('\uFEFF').StartsWith("// ", StringComparison.Ordinal)) wrong.Add($"{file}: no opening line");
        }
        foreach (var file in Sources("*.razor"))
            if (File.ReadAllLines(file).Length > 150) wrong.Add($"{file}: too long");
        Assert.Empty(wrong.Select(w => Path.GetRelativePath(Repository.Root, w)));
    }

    static IEnumerable<string> Sources(string pattern) =>
        new[] { "Ombud.App", "Ombud.Domain", "Ombud.Tests", "Ombud.Bench", "Ombud.Sbom" }.Select(p => Path.Combine(Repository.Root, p)).Where(Directory.Exists)
            .SelectMany(p => Directory.EnumerateFiles(p, pattern, SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/Generated/", StringComparison.Ordinal) && !f.EndsWith("GlobalUsings.cs", StringComparison.Ordinal));

    static string? FolderOf(string type)
    {
        if (!type.StartsWith("Ombud.App.", StringComparison.Ordinal)) return null;
        var parts = type.Split('.', '/');
        return parts.Length > 3 ? parts[2] : null;
    }

    static string? FeatureOf(string type) =>
        type.StartsWith("Ombud.App.Features.", StringComparison.Ordinal) && type.Split('.', '/') is { Length: > 4 } parts ? parts[3] : null;

    static bool IsComponent(TypeDefinition type)
    {
        for (var t = type.BaseType; t is not null; t = t.Resolve()?.BaseType)
            if (t.FullName == typeof(ComponentBase).FullName) return true;
        return false;
    }

    /// <summary>Full names of every type that a type, its nested types and their code mention.</summary>
    static IEnumerable<string> UsedBy(TypeDefinition type) => AllOf(type).SelectMany(Mentioned).SelectMany(Flatten)
        .Select(t => (t is TypeSpecification s ? s.GetElementType() : t).FullName).Distinct();

    static IEnumerable<string> UsedMembersOf(TypeDefinition type) => AllOf(type).SelectMany(t => t.Methods).Where(m => m.HasBody)
        .SelectMany(m => m.Body.Instructions).Select(i => i.Operand).OfType<MethodReference>().Select(m => m.FullName);

    static IEnumerable<TypeDefinition> AllOf(TypeDefinition type) => type.NestedTypes.SelectMany(AllOf).Prepend(type);

    static IEnumerable<TypeReference> Mentioned(TypeDefinition type)
    {
        if (type.BaseType is not null) yield return type.BaseType;
        foreach (var i in type.Interfaces) yield return i.InterfaceType;
        foreach (var f in type.Fields) yield return f.FieldType;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var p in method.Parameters) yield return p.ParameterType;
            if (!method.HasBody) continue;
            foreach (var v in method.Body.Variables) yield return v.VariableType;
            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.Operand is TypeReference t) yield return t;
                if (instruction.Operand is MethodReference m) yield return m.DeclaringType;
                if (instruction.Operand is FieldReference f) yield return f.DeclaringType;
                if (instruction.Operand is GenericInstanceMethod g) foreach (var a in g.GenericArguments) yield return a;
            }
        }
    }

    static IEnumerable<TypeReference> Flatten(TypeReference type) =>
        type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(Flatten).Prepend(generic.ElementType) : [type];
}
