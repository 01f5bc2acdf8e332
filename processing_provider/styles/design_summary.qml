<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Fields">
  <aliases>
    <alias name="What counts" field="objective" index="0"/>
    <alias name="Before" field="before" index="1"/>
    <alias name="After" field="after" index="2"/>
    <alias name="Cost [of the budget]" field="cost" index="3"/>
    <alias name="Budget" field="budget" index="4"/>
    <alias name="Bound" field="bound" index="5"/>
    <alias name="Gap [%]" field="gap" index="6"/>
    <alias name="Survives the loss of any link" field="ring" index="7"/>
    <alias name="Method" field="method" index="8"/>
  </aliases>
  <layerGeometryType>4</layerGeometryType>
</qgis>
