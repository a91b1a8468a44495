// What makes a case sensitive or confidential, in the order of the public page.
namespace Ombud.Domain.Cases;

[Flags]
public enum SensitiveCategory
{
    None = 0,
    CprNumber = 1,
    Health = 2,
    Finances = 4,
    SocialProblems = 8,
    SexualOrientation = 16,
    CriminalMatters = 32,
    PoliticsOrReligion = 64,
}
