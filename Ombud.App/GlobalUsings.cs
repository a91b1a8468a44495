// Our own icons win over MudBlazor's class of the same name, in every file.
global using Icons = Ombud.App.Components.Icons;
