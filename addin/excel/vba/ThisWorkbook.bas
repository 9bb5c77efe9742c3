Option Explicit

Private WithEvents uygulama As Application

Private Sub Workbook_Open()
    Set uygulama = Application
End Sub

Private Sub uygulama_WorkbookOpen(ByVal Wb As Workbook)
    Dim satir As String
    satir = TahsilatGunaydin(Wb, Format(Date, "yyyy-mm-dd"))
    If satir <> "" Then Application.StatusBar = satir
End Sub

Private Sub uygulama_WorkbookActivate(ByVal Wb As Workbook)
    TahsilatYardimVer
End Sub

Private Sub uygulama_SheetSelectionChange(ByVal Sh As Object, ByVal Target As Range)
    ' A line of ours stays until the next click, then Excel has its status bar back. Without a line the
    ' status bar is False, which does not compare with a text.
    If Left(CStr(Application.StatusBar), 9) = "Tahsilat:" Then Application.StatusBar = False
End Sub
