// The four roles, and the policies that pages, endpoints and the desk ask for.
using Microsoft.AspNetCore.Authorization;

namespace Ombud.App.Identity;

/// <summary>App roles as the sign-in authority writes them.</summary>
public static class Roles
{
    public const string Adviser = "Ombud.Adviser";
    public const string Intake = "Ombud.Intake";
    public const string Supervisor = "Ombud.Supervisor";
    public const string DataProtection = "Ombud.DataProtection";

    /// <summary>Jobs and the invented data; nobody can sign in with it.</summary>
    public const string System = "Ombud.System";

    public static readonly IReadOnlyList<string> All = [Adviser, Intake, Supervisor, DataProtection];
}

public static class Policies
{
    public const string Adviser = nameof(Adviser);
    public const string Registers = nameof(Registers);
    public const string Reports = nameof(Reports);
    public const string ReadsCalendar = nameof(ReadsCalendar);
    public const string ReadsAccessLog = nameof(ReadsAccessLog);
    public const string ReadsRegisters = nameof(ReadsRegisters);
    public const string Writes = nameof(Writes);
    public const string SignedIn = nameof(SignedIn);

    public static void Add(AuthorizationBuilder builder) => builder
        .AddPolicy(Adviser, p => p.RequireRole(Roles.Adviser))
        .AddPolicy(Registers, p => p.RequireRole(Roles.Adviser, Roles.Intake))
        .AddPolicy(Reports, p => p.RequireRole(Roles.Adviser, Roles.Supervisor))
        .AddPolicy(ReadsCalendar, p => p.RequireRole(Roles.Adviser, Roles.Intake, Roles.Supervisor))
        .AddPolicy(ReadsAccessLog, p => p.RequireRole(Roles.Adviser, Roles.DataProtection))
        .AddPolicy(ReadsRegisters, p => p.RequireRole(Roles.Adviser, Roles.DataProtection))
        .AddPolicy(Writes, p => p.RequireRole(Roles.Adviser, Roles.Intake, Roles.DataProtection))
        .AddPolicy(SignedIn, p => p.RequireRole(Roles.All))
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(Roles.All).Build());
}
