<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Fields">
  <aliases>
    <alias name="Index" field="index" index="0"/>
    <alias name="Before" field="before" index="1"/>
    <alias name="After" field="after" index="2"/>
    <alias name="Change [%]" field="change" index="3"/>
  </aliases>
  <layerGeometryType>4</layerGeometryType>
</qgis>
