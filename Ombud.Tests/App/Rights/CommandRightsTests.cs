// Who may do what behind the pages: every command and query, asked by everybody. A new one without a row fails.
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Rights;

public sealed class CommandRightsTests(AddressRightsTests.Host shared) : IClassFixture<AddressRightsTests.Host>
{
    public static TheoryData<string, string, bool> Cells()
    {
        var cells = new TheoryData<string, string, bool>();
        foreach (var (command, row) in CommandTable.Rows)
            foreach (var who in Principals.All) cells.Add(command, who, row.Allowed.Contains(who));
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_command_serves_those_alone_who_have_a_right_to_it(string command, string who, bool mayAct)
    {
        var number = await shared.CaseAsync();
        // A sign-in that is over, or one without a role, is nobody to the app.
        var principal = who is Principals.Expired ? new() : Principals.Of(who);
        var served = await shared.App.AsPersonAsync(principal, async services =>
        {
            try { return await CommandTable.Rows[command].Act(services, number); }
            catch (Exception e) when (e is Ombud.App.Vault.NotAllowedException || e.Message == "Nobody is signed in.") { return false; }
        });
        Assert.Equal(mayAct, served);
    }

    [Theory]
    [InlineData("intake"), InlineData("supervisor"), InlineData("dpo"), InlineData(Principals.Conflict)]
    public async Task Whoever_is_refused_leaves_a_row(string who)
    {
        var number = await shared.CaseAsync();
        var before = await RefusalsAsync();
        Assert.False(await shared.App.AsPersonAsync(Principals.Of(who), services => CommandTable.Rows["Dossiers.OpenAsync(CaseNumber, Purpose)"].Act(services, number)));
        Assert.Equal(before + 1, await RefusalsAsync());
    }

    async Task<int> RefusalsAsync()
    {
        await using var db = await shared.App.DatabaseAsync();
        return db.AccessLog.Count(a => a.Act == Ombud.App.Data.Tables.AccessAct.Refused);
    }

    [Fact]
    public void Every_command_and_query_has_a_row()
    {
        var open = Served().Where(m => !CommandTable.Inner.ContainsKey(m.DeclaringType!.Name)).Select(Name).ToList();
        Assert.Empty(open.Except(CommandTable.Rows.Keys));
        Assert.Empty(CommandTable.Rows.Keys.Except(open));
        Assert.Empty(CommandTable.Inner.Keys.Except(Served().Select(m => m.DeclaringType!.Name)));
    }

    /// <summary>What checks no right is called by no page, endpoint or part of a page.</summary>
    [Fact]
    public void What_asks_for_no_right_is_out_of_reach_of_screens()
    {
        using var app = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);
        var inner = Served().Where(m => CommandTable.Inner.TryGetValue(m.DeclaringType!.Name, out var row) && !row.Reachable)
            .Select(m => $"{m.DeclaringType!.FullName}::{m.Name}(").ToHashSet();
        var wrong = from outer in app.MainModule.Types
                    where CommandTable.Screens.Any(folder => outer.FullName.StartsWith($"Ombud.App.{folder}.", StringComparison.Ordinal)) && !IsQuery(outer.Name)
                    from method in AllOf(outer).SelectMany(type => type.Methods).Where(m => m.HasBody)
                    from call in method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>()
                    where inner.Contains($"{call.DeclaringType.FullName}::{call.Name}(")
                    select $"{outer.Name} → {call.DeclaringType.Name}.{call.Name}";
        Assert.Empty(wrong.Distinct());
    }

    static IEnumerable<TypeDefinition> AllOf(TypeDefinition type) => type.NestedTypes.SelectMany(AllOf).Prepend(type);

    /// <summary>The public methods of what the desk, the vault and the features' queries offer.</summary>
    static IEnumerable<MethodInfo> Served() =>
        from type in typeof(Program).Assembly.GetTypes()
        where type is { IsPublic: true, IsClass: true, IsAbstract: false } && IsServing(type)
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && IsTask(method.ReturnType)
        select method;

    static bool IsServing(Type type) =>
        type.Namespace is "Ombud.App.Desk" or "Ombud.App.Vault"
        || (type.Namespace?.StartsWith("Ombud.App.Features.", StringComparison.Ordinal) is true
            && IsQuery(type.Name));

    static bool IsQuery(string type) =>
        type.EndsWith("Query", StringComparison.Ordinal) || type.EndsWith("View", StringComparison.Ordinal) || type.EndsWith("Snapshot", StringComparison.Ordinal);

    static bool IsTask(Type type) => type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>)));

    /// <summary>CaseDesk.ChangeAsync(CaseNumber, Purpose, Func, Int32)</summary>
    static string Name(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken)).Select(p => Plain(p.ParameterType)))})";

    static string Plain(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name.Split('`')[0];
}
